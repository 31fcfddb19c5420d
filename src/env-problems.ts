import { listMissingForBackups } from './backup-settings.ts';
import { explainPostgresUrl } from './env-readers.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** What is wrong with variables that depend on each other, or inside of addresses: a sentence for each. */
export function listProblems(given: Given): string[] {
  return [...listAddressProblems(given), ...listMissing(given), ...listTokenProblems(given)];
}

/** What is wrong inside of the addresses of PostgreSQL. */
function listAddressProblems(given: Given): string[] {
  return ['DATABASE_URL', 'DATABASE_SUPERUSER_URL'].flatMap((name) => {
    const problem = explainPostgresUrl((given[name] ?? '').trim());
    return problem === undefined ? [] : [`${name} is invalid (value not shown): ${problem}`];
  });
}

/** Variables that are required because another one is set. */
function listMissing(given: Given): string[] {
  const missing = listMissingForBackups(given);
  if (given.DATABASE_URL !== undefined && given.OMBOR_ENCRYPTION_KEY === undefined) {
    missing.push(
      'OMBOR_ENCRYPTION_KEY is required with DATABASE_URL: 32 bytes in base64, as `openssl rand -base64 32` prints them',
    );
  }
  if ((given.TRUSTED_DOCUMENTS_ONLY ?? 'false') !== 'false' && given.TRUSTED_DOCUMENTS === undefined) {
    missing.push('TRUSTED_DOCUMENTS is required with TRUSTED_DOCUMENTS_ONLY: no operation would be allowed without it');
  }
  if (given.TELEGRAM_ALERT_CHAT_IDS !== undefined && given.TELEGRAM_BOT_TOKEN === undefined) {
    missing.push(
      'TELEGRAM_BOT_TOKEN is required with TELEGRAM_ALERT_CHAT_IDS: the token of the bot that writes to these chats',
    );
  }
  if (given.TELEGRAM_BOT_ANSWERS === 'true' && given.TELEGRAM_BOT_TOKEN === undefined) {
    missing.push('TELEGRAM_BOT_TOKEN is required with TELEGRAM_BOT_ANSWERS: the token of the bot that answers');
  }
  return missing;
}

/** Tokens need all three settings: without one of them anybody's tokens would be accepted, or nobody's. */
function listTokenProblems(given: Given): string[] {
  const names = ['JWT_JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE'];
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === names.length) return [];
  const problems = missing.map((name) => `${name} is required: set all of ${names.join(', ')} or none`);
  // Whoever can alter the keys on the way can forge any token.
  if (
    given.JWT_JWKS_URL?.startsWith('http:') &&
    given.DATABASE_URL !== undefined &&
    given.ALLOW_PRIVATE_NETWORKS !== 'true'
  )
    problems.push('JWT_JWKS_URL uses http: expected https (http only with ALLOW_PRIVATE_NETWORKS=true)');
  return problems;
}
