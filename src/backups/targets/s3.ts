import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { MarketplaceHttp, MarketplaceRequest, MarketplaceResponse } from '../../marketplaces/http.ts';
import { listSurplus } from '../names.ts';
import type { BackupTarget, S3Account } from '../settings.ts';

/** S3 takes no larger file in one call. */
const maxBytes = 5 * 1024 ** 3;
const uploadTimeoutMs = 3_600_000;
const timeoutMs = 30_000;

interface Bucket {
  bucket: string;
  /** '' or a folder that ends with a slash. */
  prefix: string;
  account: S3Account;
  keep: number;
}

type Call = Pick<MarketplaceRequest, 'method' | 'body'> & { address: string; bytes?: number };

/** A bucket of Amazon S3 or of a store that speaks its protocol, addressed by its path: https://docs.aws.amazon.com/AmazonS3/latest/API. */
export function createS3(http: MarketplaceHttp, { bucket, prefix, account, keep }: Bucket): BackupTarget {
  const root = `${account.endpoint}/${bucket}`;
  const addressOf = (name: string): string => `${root}/${encodeURI(`${prefix}${name}`)}`;

  async function call({ method, address, body, bytes }: Call): Promise<MarketplaceResponse> {
    const { keyId: accessKeyId, secret: secretAccessKey, region } = account;
    const signer = new AwsV4Signer({ method, url: address, accessKeyId, secretAccessKey, region, service: 's3' });
    const { url, headers } = await signer.sign();
    const response = await http.request({
      bucket: 's3',
      method,
      url: url.href,
      headers: {
        ...Object.fromEntries(headers),
        ...(bytes === undefined ? {} : { 'content-length': String(bytes), 'content-type': 'application/octet-stream' }),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(bytes === undefined ? timeoutMs : uploadTimeoutMs),
    });
    if (response.status >= 300) {
      const [, code = `HTTP ${response.status}`] = /<Code>([\w.]+)<\/Code>/.exec(response.text) ?? [];
      throw new Error(`The bucket ${bucket} refused ${method}: ${code}.`);
    }
    return response;
  }

  return {
    name: `s3://${bucket}/${prefix}`,
    async put(file, name) {
      const { size } = await stat(file);
      if (size > maxBytes) throw new Error(`The backup has ${size} bytes: S3 takes at most 5 GB in one file.`);
      await call({ method: 'PUT', address: addressOf(name), body: createReadStream(file), bytes: size });
      const list = await call({
        method: 'GET',
        address: `${root}?list-type=2&prefix=${encodeURIComponent(`${prefix}ombor-`)}`,
      });
      const keys = [...list.text.matchAll(/<Key>([^<]+)<\/Key>/g)].map((match) => match[1]!.slice(prefix.length));
      for (const old of listSurplus(keys, keep)) await call({ method: 'DELETE', address: addressOf(old) });
    },
  };
}
