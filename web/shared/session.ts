const tokenName = 'ombor-token';

/** Who is signed in on this device. GraphiQL reads and writes the same. */
export interface StoredSession {
  token: string;
  /** Kept after the window is closed. */
  remembered: boolean;
}

/** The session of this device, or of this window. */
export function readSession(): StoredSession | undefined {
  const remembered = localStorage.getItem(tokenName);
  const token = remembered ?? sessionStorage.getItem(tokenName);
  return token === null ? undefined : { token, remembered: remembered !== null };
}

/** Keeps a session; on a shared computer only until the window is closed. */
export function keepSession({ token, remembered }: StoredSession): void {
  for (const storage of [localStorage, sessionStorage]) storage.removeItem(tokenName);
  (remembered ? localStorage : sessionStorage).setItem(tokenName, token);
}

/** Forgets a session on this device. Another one, which another tab has begun meanwhile, stays. */
export function forgetSession(token: string): void {
  for (const storage of [localStorage, sessionStorage]) {
    if (storage.getItem(tokenName) === token) storage.removeItem(tokenName);
  }
}

/** The token of a one-time link, if the page was opened by one. It is removed from the address at once. */
export function takeLink(): string | undefined {
  const [, token] = /^#link=([\w-]+)$/.exec(location.hash) ?? [];
  if (token !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
