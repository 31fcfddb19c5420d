import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Paths of a certificate and its key. */
export interface Certificate {
  certificate: string;
  key: string;
}

/** An authority of our own, with its files in a directory. */
export interface Authority {
  certificate: string;
  /** A certificate for these names, such as `DNS:db.example` and `IP:127.0.0.1`, or for a user (`commonName`). */
  issue(file: string, commonName: string, names?: string[]): Promise<Certificate>;
}

/** Makes an authority by openssl. */
export async function createAuthority(directory: string, name: string): Promise<Authority> {
  const [certificate, key] = [path.join(directory, `${name}.pem`), path.join(directory, `${name}.key`)];
  const openssl = (words: string[]) => run('openssl', words, { cwd: directory });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(['req', '-x509', ...newKey, '-keyout', key, '-out', certificate, '-days', '2', '-subj', `/CN=${name}`]);
  return {
    certificate,
    async issue(file, commonName, names = []) {
      const at = (ending: string): string => path.join(directory, `${file}.${ending}`);
      await openssl(['req', ...newKey, '-keyout', at('key'), '-out', at('csr'), '-subj', `/CN=${commonName}`]);
      await writeFile(at('ext'), names.length > 0 ? `subjectAltName=${names.join(',')}\n` : '\n');
      const signed = ['-CA', certificate, '-CAkey', key, '-CAcreateserial', '-days', '2', '-extfile', at('ext')];
      await openssl(['x509', '-req', '-in', at('csr'), '-out', at('pem'), ...signed]);
      return { certificate: at('pem'), key: at('key') };
    },
  };
}
