import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local stand-in of a store that speaks S3, with one bucket. It takes a request only with the signature that the documents ask for. */
export interface BucketStandIn {
  url: string;
  bucket: string;
  keyId: string;
  secret: string;
  objects: Map<string, Buffer>;
  stop(): Promise<void>;
}

const region = 'eu-central-1';
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const percent = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** Starts it. Signatures as https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html has them. */
export async function startBucket(): Promise<BucketStandIn> {
  const [bucket, keyId, secret] = ['shop-backups', 'AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'];
  const objects = new Map<string, Buffer>();

  function sign(request: IncomingMessage, { day, signed }: { day: string; signed: string[] }): string {
    const url = new URL(request.url ?? '/', 'http://bucket');
    const path = decodeURIComponent(url.pathname).split('/').map(percent).join('/');
    const query = [...url.searchParams]
      .map(([name, value]) => `${percent(name)}=${percent(value)}`)
      .toSorted()
      .join('&');
    const headers = signed.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('');
    const canonical = [
      request.method,
      path,
      query,
      headers,
      signed.join(';'),
      request.headers['x-amz-content-sha256'],
    ].join('\n');
    const scope = `${day}/${region}/s3/aws4_request`;
    const hash = createHash('sha256').update(canonical).digest('hex');
    const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash].join('\n');
    const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request');
    return hmac(key, toSign).toString('hex');
  }

  function isSigned(request: IncomingMessage): boolean {
    const pattern =
      /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/[\w-]+\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=(\w+)$/;
    const [, id, day = '', signed = '', signature] = pattern.exec(request.headers.authorization ?? '') ?? [];
    return id === keyId && sign(request, { day, signed: signed.split(';') }) === signature;
  }

  function act(request: IncomingMessage, body: Buffer): [number, string] {
    if (!isSigned(request)) return [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'];
    const url = new URL(request.url ?? '/', 'http://bucket');
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2));
    if (!url.pathname.startsWith(`/${bucket}`)) return [404, '<Error><Code>NoSuchBucket</Code></Error>'];
    if (request.method === 'PUT') objects.set(key, body);
    if (request.method === 'DELETE') objects.delete(key);
    if (request.method !== 'GET') return [request.method === 'DELETE' ? 204 : 200, ''];
    const prefix = url.searchParams.get('prefix') ?? '';
    const keys = [...objects.keys()].filter((one) => one.startsWith(prefix));
    return [
      200,
      `<ListBucketResult>${keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('')}</ListBucketResult>`,
    ];
  }

  const server = createServer((request, response) => {
    // As S3 does: a length is required.
    if (request.method === 'PUT' && request.headers['content-length'] === undefined) {
      response.writeHead(411).end('<Error><Code>MissingContentLength</Code></Error>');
      return;
    }
    void request.toArray().then((parts: Buffer[]) => {
      const [status, text] = act(request, Buffer.concat(parts));
      response.writeHead(status, { 'content-type': 'application/xml' }).end(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    keyId,
    secret,
    objects,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The region that it signs for. */
export const bucketRegion = region;
