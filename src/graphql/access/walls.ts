import type { GraphQLSchema } from 'graphql';
import type { LiveStock } from '../live/live-stock.ts';
import type { AuthenticateDeps } from './authenticate.ts';
import { createDoor, type Door } from './door.ts';
import { createSessions, type Sessions } from './open-connections.ts';
import { createRateLimits, type RateLimitSettings, type RateLimits } from './rate-limits.ts';
import { createTokenReader, type IdentityProvider } from './tokens.ts';
import {
  checkTrustedDocuments,
  createTrustedDocuments,
  type TrustedDocuments,
  type TrustedOnly,
} from './trusted-documents.ts';

/** What stands between the network and the resolvers, one of each for a process: HTTP, event streams and WebSocket share them. */
export interface Walls {
  door: Door;
  rateLimits: RateLimits;
  sessions: Sessions;
  documents: TrustedDocuments;
}

/** What the walls are built from. */
export interface WallSettings extends AuthenticateDeps, RateLimitSettings {
  liveStock: LiveStock;
  identityProvider?: IdentityProvider | undefined;
  /** Id → text; none: nothing is known by an id. */
  trustedDocuments: ReadonlyMap<string, string>;
  trustedDocumentsOnly: TrustedOnly;
}

/** Builds them. Throws an Error when a trusted document does not fit the schema. */
export function createWalls(settings: WallSettings, schema: GraphQLSchema): Walls {
  checkTrustedDocuments(settings.trustedDocuments, schema);
  const { identityProvider } = settings;
  const rateLimits = createRateLimits(settings);
  const readToken = identityProvider && createTokenReader(identityProvider);
  return {
    rateLimits,
    door: createDoor({ ...settings, readToken, rateLimits }),
    sessions: createSessions(settings),
    documents: createTrustedDocuments(settings.trustedDocuments, settings.trustedDocumentsOnly),
  };
}
