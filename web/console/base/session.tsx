import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { createClient } from '../../shared/client.ts';
import { type Connection, connect } from '../../shared/connection.ts';
import { forgetSession, keepSession, readSession, type StoredSession } from '../../shared/session.ts';

interface Session {
  /** Undefined: nobody is signed in. */
  token: string | undefined;
  /** The session ended by itself: the sign-in page says so. */
  hasEnded: boolean;
  signIn(session: StoredSession): void;
  signOut(): void;
}

const SessionContext = createContext<Session | undefined>(undefined);
const ConnectionContext = createContext<Connection | undefined>(undefined);

const address = `${location.origin}/graphql`;

/** Who is signed in on this device. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [token, setToken] = useState(() => readSession()?.token);
  const [hasEnded, setEnded] = useState(false);
  const session = useMemo<Session>(
    () => ({
      token,
      hasEnded,
      signIn(stored) {
        keepSession(stored);
        setEnded(false);
        setToken(stored.token);
      },
      signOut() {
        forgetSession();
        setToken(undefined);
      },
    }),
    [token, hasEnded],
  );
  const end = useCallback(() => {
    forgetSession();
    setEnded(true);
    setToken(undefined);
  }, []);
  return (
    <SessionContext.Provider value={session}>
      {token === undefined ? (
        children
      ) : (
        <Connected token={token} onRefused={end}>
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
