import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** A stand-in of an operator's identity provider: publishes keys over real HTTP and signs tokens. */
export interface IdentityProviderStandIn {
  jwksUrl: string;
  issuer: string;
  audience: string;
  /** A token with good claims, unless others are given. */
  sign(
    claims?: JWTPayload,
    options?: { expiresInS?: number; issuer?: string; audience?: string; typ?: string },
  ): Promise<string>;
  /** Takes a new key for all tokens from now on, and publishes only that one. */
  rotate(): Promise<void>;
  /** From now on it answers 503; or serves again. */
  setDown(down: boolean): void;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startIdentityProvider(): Promise<IdentityProviderStandIn> {
  let serial = 0;
  let down = false;
  let keys = await makeKeys();
  async function makeKeys() {
    serial += 1;
    const pair = await generateKeyPair('ES256');
    return { kid: `key-${serial}`, pair, jwk: await exportJWK(pair.publicKey) };
  }
  const server = createServer((_request, response) => {
    response.writeHead(down ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [{ ...keys.jwk, kid: keys.kid, alg: 'ES256', use: 'sig' }] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = 'ombor';
  return {
    jwksUrl: `${issuer}/jwks`,
    issuer,
    audience,
    sign: (claims = { sub: 'u-1', name: 'Nigora', ombor_role: 'operator' }, options = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: keys.kid, ...(options.typ && { typ: options.typ }) })
        .setIssuer(options.issuer ?? issuer)
        .setAudience(options.audience ?? audience)
        .setExpirationTime(Math.floor(Date.now() / 1000) + (options.expiresInS ?? 600))
        .sign(keys.pair.privateKey),
    async rotate() {
      keys = await makeKeys();
    },
    setDown(to) {
      down = to;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
