import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { createClient } from '../../shared/client.ts';
import { type Connection, connect } from '../../shared/connection.ts';
import { forgetSession, keepSession, readSession, type StoredSession, takeLink } from '../../shared/session.ts';
import { type Credential, endSession, requestSession, type SignInAnswer } from '../../shared/signing-in.ts';
import { useIdleLock } from './idle-lock.ts';

interface Session {
  /** Undefined: nobody is signed in, or a one-time link waits. */
  token: string | undefined;
  /** Why the session before ended by itself: the sign-in page says so. */
  ended: 'ended' | 'idle' | undefined;
  /** The one-time link that the page was opened by. */
  link: string | undefined;
  /** Goes on without the link. */
  dropLink(): void;
  /** Returns why the credential was refused; undefined: signed in. */
  signIn(credential: Credential, remembered: boolean): Promise<Refusal | undefined>;
  signOut(): void;
}

interface Standing {
  stored: StoredSession | undefined;
  ended: Session['ended'];
}

type Refusal = Extract<SignInAnswer, { refused: unknown }>['refused'];

const SessionContext = createContext<Session | undefined>(undefined);
const ConnectionContext = createContext<Connection | undefined>(undefined);

const address = `${location.origin}/graphql`;
const openedBy = takeLink();

/** The one-time link that waits, also one that is pasted into the address of an open console. */
function useLink(): readonly [link: string | undefined, dropLink: () => void] {
  const [link, setLink] = useState(openedBy);
  useEffect(() => {
    const onHash = (): void => setLink((before) => takeLink() ?? before);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return [link, useCallback(() => setLink(undefined), [])];
}

/** What is stored on this device, and what changes it. */
function useStored() {
  const [{ stored, ended }, setStanding] = useState<Standing>(() => ({ stored: readSession(), ended: undefined }));
  const token = stored?.token;
  const leave = useCallback(
    (why: Session['ended']) => {
      if (token !== undefined) forgetSession(token);
      // Another tab may have signed in meanwhile.
      const next = { stored: readSession(), ended: why };
      // A late answer that refuses a session which was left already does not change why it was left.
      setStanding((before) => (before.stored?.token === token ? next : before));
    },
    [token],
  );
  const signOut = useCallback(
    (why?: 'idle') => {
      leave(why);
      if (token !== undefined) void endSession(address, token);
    },
    [token, leave],
  );
  const signIn = useCallback<Session['signIn']>(
    async (credential, remembered) => {
      const answer = await requestSession(address, credential);
      if ('refused' in answer) return answer.refused;
      if (token !== undefined) void endSession(address, token);
      const begun: StoredSession = { token: answer.token, remembered };
      keepSession(begun);
      setStanding({ stored: begun, ended: undefined });
      return undefined;
    },
    [token],
  );
  return { stored, ended, leave, signOut, signIn };
}

/** Who is signed in on this device. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { stored, ended, leave, signOut, signIn } = useStored();
  const [link, dropLink] = useLink();
  const token = link === undefined ? stored?.token : undefined;
  useIdleLock(
    token !== undefined && stored?.remembered === false,
    useCallback(() => signOut('idle'), [signOut]),
  );
  const session = useMemo<Session>(
    () => ({
      token,
      ended,
      link,
      dropLink,
      signOut: () => signOut(),
      async signIn(credential, remembered) {
        const refusal = await signIn(credential, remembered);
        if (refusal === undefined) dropLink();
        return refusal;
      },
    }),
    [token, ended, link, dropLink, signOut, signIn],
  );
  const onRefused = useCallback(() => leave('ended'), [leave]);
  return (
    <SessionContext.Provider value={session}>
      {token === undefined ? (
        children
      ) : (
        <Connected token={token} onRefused={onRefused}>
          {children}
        </Connected>
      )}
    </SessionContext.Provider>
  );
}

/** The connection of a session. It ends with the session. */
function Connected({ token, onRefused, children }: { token: string; onRefused: () => void; children: ReactNode }) {
  const [parts, setParts] = useState<{ connection: Connection; client: ReturnType<typeof createClient> }>();
  useEffect(() => {
    const connection = connect(address.replace(/^http/, 'ws'), token, onRefused);
    setParts({ connection, client: createClient({ url: address, token, connection, onRefused }) });
    return () => connection.close();
  }, [token, onRefused]);
  if (!parts) return null;
  return (
    <ConnectionContext.Provider value={parts.connection}>
      <Provider value={parts.client}>{children}</Provider>
    </ConnectionContext.Provider>
  );
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('SessionProvider is missing');
  return session;
}

/** The live connection of the person who is signed in. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('nobody is signed in');
  return connection;
}
