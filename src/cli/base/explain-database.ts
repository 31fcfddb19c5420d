const sentences: Readonly<Record<string, string>> = {
  '28P01': 'The database rejects the user or password of DATABASE_URL.',
  '25006':
    'The database of DATABASE_URL is a standby and accepts no writes: name the primary there, or all hosts separated by commas.',
  '3D000': 'The database in DATABASE_URL does not exist.',
  '53300': 'The database has no free connection.',
  '57P03': 'The database is starting or stopping. Try again in a moment.',
  TLS_NOT_OFFERED:
    'The database offers no TLS, and DATABASE_URL asks for it: switch TLS on there, or use sslmode=disable where nobody can listen to the connection.',
  CERT_HAS_EXPIRED: 'The certificate of the database has expired: renew it there.',
  CERT_NOT_YET_VALID: 'The certificate of the database is not valid yet: compare the clocks of both machines.',
};

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
]);

const unknownAuthority: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

const maxStatementLength = 120;

/** What an error of connecting to PostgreSQL, or of a right there, means for the operator; undefined: it is another one. */
export function explainDatabase(error: Error, code: string): string | undefined {
  if (unreachable.has(code) && !isFile(error)) {
    return `The database cannot be reached (${code}). Is PostgreSQL running, and is DATABASE_URL right?`;
  }
  if (unknownAuthority.has(code)) {
    return `The certificate of the database is signed by nobody known here (${code}): add sslrootcert=<file with the certificate of its authority> to DATABASE_URL.`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `The certificate of the database is that of another host (${readText(error, 'reason') || error.message}): use its name in DATABASE_URL, or sslmode=verify-ca with sslrootcert.`;
  }
  if (code === '28000') return explainAccess(error.message);
  if (code === '42501') return explainRight(error);
  return sentences[code];
}

/** PostgreSQL says at the end how the connection came: "no encryption", or "SSL off" in older releases. */
function explainAccess(message: string): string {
  if (/no encryption|SSL off/.test(message)) {
    return 'The database accepts encrypted connections only, or none from this host: add sslmode=verify-full to DATABASE_URL (with a private authority also sslrootcert=<its file>).';
  }
  return 'The database does not allow the user of DATABASE_URL to connect from this host.';
}

function explainRight(error: Error): string {
  const statement = readText(error, 'query').replaceAll(/\s+/g, ' ').trim();
  const shown = statement.length > maxStatementLength ? `${statement.slice(0, maxStatementLength)}…` : statement;
  return `The user of DATABASE_URL lacks a right that Ombor needs: ${error.message}${shown && ` (statement: ${shown})`}. Make it the owner of its database, or give it the rights of docs/operations.md#rights.`;
}

/** A file that is missing, not a socket. */
const isFile = (error: Error): boolean =>
  readText(error, 'code') === 'ENOENT' && readText(error, 'syscall') !== 'connect';

function readText(error: Error, name: string): string {
  return String(Object.getOwnPropertyDescriptor(error, name)?.value ?? '');
}
