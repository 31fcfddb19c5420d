const tokenName = 'ombor-token';

/** Who is signed in on this device. */
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
  forgetSession();
  (remembered ? localStorage : sessionStorage).setItem(tokenName, token);
}

/** Signs this device out. */
export function forgetSession(): void {
  localStorage.removeItem(tokenName);
  sessionStorage.removeItem(tokenName);
}
