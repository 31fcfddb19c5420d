import type { GraphQLSchema } from 'graphql';
import type { LiveStock } from '../live/live-stock.ts';
import { AcceptedDocuments } from '../quotas/accepted-documents.ts';
import { createPlaces, type PlaceLimits, type Places } from '../quotas/places.ts';
import { SingleFile, Turns } from '../quotas/turns.ts';
import type { AuthenticateDeps } from './authenticate.ts';
import { type Authenticator, createAuthenticator } from './authenticator.ts';
import { createOpenConnections, type OpenConnections } from './open-connections.ts';
import { createRateLimits, type RateLimitSettings, type RateLimits } from './rate-limits.ts';
import { createTokenReader, type IdentityProvider } from './tokens.ts';
import {
  checkTrustedDocuments,
  createTrustedDocuments,
  type TrustedDocuments,
  type TrustedOnly,
} from './trusted-documents.ts';

/** What decides who may execute what, one of each per process: HTTP, event streams and WebSocket share them. */
export interface Access {
  authenticator: Authenticator;
  rateLimits: RateLimits;
  openConnections: OpenConnections;
  documents: TrustedDocuments;
  acceptedDocuments: AcceptedDocuments;
  places: Places;
  turns: Turns;
  /** For dear operations of buyers. */
  singleFile: SingleFile;
}

/** What access is built from. */
export interface AccessSettings extends AuthenticateDeps, RateLimitSettings, PlaceLimits {
  liveStock: LiveStock;
  identityProvider?: IdentityProvider | undefined;
  /** Id → text; empty: no document is known by an id. */
  trustedDocuments: ReadonlyMap<string, string>;
  trustedDocumentsOnly: TrustedOnly;
}

/** Builds the parts. Throws an Error when a trusted document is invalid. */
export function createAccess(settings: AccessSettings, schema: GraphQLSchema): Access {
  checkTrustedDocuments(settings.trustedDocuments, schema);
  const { identityProvider } = settings;
  const rateLimits = createRateLimits(settings);
  const readToken = identityProvider && createTokenReader(identityProvider);
  return {
    rateLimits,
    authenticator: createAuthenticator({ ...settings, readToken, rateLimits }),
    openConnections: createOpenConnections(settings),
    documents: createTrustedDocuments(settings.trustedDocuments, settings.trustedDocumentsOnly),
    acceptedDocuments: new AcceptedDocuments(),
    places: createPlaces(settings),
    turns: new Turns(),
    singleFile: new SingleFile(),
  };
}
