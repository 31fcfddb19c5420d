import { readFileSync } from 'node:fs';

/** One server of a URL. `host` that begins with a slash: the directory of its Unix socket. */
export interface PostgresHost {
  host: string;
  port: number;
}

/** What `tls.connect` needs for it; the certificate is checked unless it says otherwise. */
export interface PostgresTls {
  rejectUnauthorized: boolean;
  /** Certificates of the authority, instead of the known ones. */
  ca?: string;
  /** Our own certificate and its key. */
  cert?: string;
  key?: string;
  checkServerIdentity?: () => undefined;
}

/** Where PostgreSQL is, and how to connect to it. */
export interface PostgresAddress {
  /** In the order of the URL. Several: the one that accepts writes is used. */
  hosts: PostgresHost[];
  /** Undefined: as the drivers choose it, by the account of the system. */
  user: string | undefined;
  password: string | undefined;
  database: string | undefined;
  /** Undefined: not encrypted. */
  tls: PostgresTls | undefined;
  /** Whether a server without TLS is used without it. */
  plainAllowed: boolean;
}

type SslMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** Spellings of other drivers beside those of libpq. */
const sslModes: Readonly<Record<string, SslMode>> = {
  disable: 'disable',
  false: 'disable',
  '0': 'disable',
  allow: 'prefer',
  prefer: 'prefer',
  require: 'require',
  'no-verify': 'require',
  'verify-ca': 'verify-ca',
  'verify-full': 'verify-full',
  true: 'verify-full',
  '1': 'verify-full',
};

const used = ['host', 'port', 'sslmode', 'ssl', 'sslrootcert', 'sslcert', 'sslkey'];

/**
 * Parameters that providers write into their URLs and that change nothing here: the meanings of libpq hold anyway, several hosts are
 * searched for the one that accepts writes, and names and timeouts are Ombor's own.
 */
const ignored = [
  'uselibpqcompat',
  'channel_binding',
  'gssencmode',
  'target_session_attrs',
  'application_name',
  'fallback_application_name',
  'connect_timeout',
  'keepalives',
  'keepalives_idle',
  'keepalives_interval',
  'keepalives_count',
  'sslsni',
];

/** Whether a text is the address of a PostgreSQL. */
export function isPostgresAddress(text: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(text);
}

/**
 * Reads `postgres://user:password@host:port,host:port/database?sslmode=…`. Throws an Error for the operator, without anything of a secret,
 * when a part cannot be read or a file of certificates is missing.
 */
export function readPostgresAddress(text: string): PostgresAddress {
  const parts = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(text);
  if (!parts)
    throw new Error('expected postgres://user:password@host:port/database, with special characters as %-escapes');
  const [, login = '', authority = '', database = '', query = ''] = parts;
  const parameters = new Map(new URLSearchParams(query));
  const unknown = [...parameters.keys()].find((name) => !used.includes(name) && !ignored.includes(name));
  if (unknown !== undefined) {
    throw new Error(`the parameter "${unknown}" is not known: expected ${used.join(', ')}, or none`);
  }
  const [, user = '', password = ''] = /^([^:]*):?([\s\S]*)$/.exec(login) ?? [];
  return {
    hosts: readHosts(parameters.get('host') ?? decode(authority), parameters.get('port')),
    user: decode(user) || undefined,
    password: decode(password) || undefined,
    database: decode(database) || undefined,
    ...readTls(parameters),
  };
}

function readHosts(text: string, ports: string | undefined): PostgresHost[] {
  const defaults = ports?.split(',') ?? [];
  return text.split(',').map((one, index) => {
    const [, address, name, own] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(one) ?? [];
    const port = Number(own ?? defaults[index] ?? defaults[0] ?? 5432);
    if ((address ?? name) === undefined || !(port > 0 && port <= 65_535)) {
      throw new Error('a host or port cannot be read: expected host:port, several separated by commas');
    }
    return { host: address ?? (name || 'localhost'), port };
  });
}

function readTls(parameters: ReadonlyMap<string, string>): Pick<PostgresAddress, 'tls' | 'plainAllowed'> {
  const root = parameters.get('sslrootcert');
  const named = parameters.get('sslmode') ?? parameters.get('ssl');
  const mode = named === undefined ? (root === undefined ? 'disable' : 'verify-full') : sslModes[named];
  if (mode === undefined) {
    throw new Error(`sslmode is "${named}": expected disable, prefer, require, verify-ca or verify-full`);
  }
  if (mode === 'disable') return { tls: undefined, plainAllowed: true };
  if (root === 'system' && mode !== 'verify-full') {
    throw new Error(
      'sslrootcert=system needs sslmode=verify-full: anybody can get a certificate of a public authority',
    );
  }
  const file = root === 'system' ? undefined : root;
  if (mode === 'verify-ca' && file === undefined) {
    throw new Error(
      'sslmode=verify-ca needs sslrootcert, the file with the certificate of the authority; for a public authority use verify-full',
    );
  }
  // As in libpq: whoever names the authority wants it checked.
  const isChecked = mode === 'verify-full' || (file !== undefined && mode !== 'prefer');
  return {
    tls: {
      rejectUnauthorized: isChecked,
      ...readFiles({ ca: file, cert: parameters.get('sslcert'), key: parameters.get('sslkey') }),
      ...(mode !== 'verify-full' && { checkServerIdentity: () => undefined }),
    },
    plainAllowed: mode === 'prefer',
  };
}

const parameterOf = { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' } as const;

function readFiles(files: Record<keyof typeof parameterOf, string | undefined>): Partial<PostgresTls> {
  const read: Partial<PostgresTls> = {};
  for (const name of ['ca', 'cert', 'key'] as const) {
    const file = files[name];
    if (file === undefined) continue;
    try {
      read[name] = readFileSync(file, 'utf8');
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
      throw new Error(`the file of ${parameterOf[name]}, ${file}, cannot be read (${reason})`);
    }
  }
  return read;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('a %-escape cannot be read');
  }
}
