import { GraphQLError } from 'graphql';
import type { Rights } from '../../db/api-keys.ts';

/** What somebody may do: the schema's enum Role describes each. */
export type Role = 'owner' | 'operator' | 'viewer' | 'buyer';

/** The role of a caller. `nobody`: no credentials were sent, and all that they may do is to sign in. */
export type CallerRole = Role | 'nobody';

/** Who is calling. Of buyers `seesBuyers` is true: they reach own orders only. */
export interface Viewer extends Rights {
  role: CallerRole;
  /** The key's name, or the buyer's first name. */
  name: string;
  /** The name that the ledger records as the cause of a movement. */
  actor: string;
  /** Scope of idempotency keys: two callers can use the same key. */
  caller: string;
  telegramUserId: string | null;
  /** When these credentials stop working; null: never. */
  expiresAt: Date | null;
  /** The api_keys row behind it; null for buyers. An open socket checks regularly that it is not revoked. */
  keyId: number | null;
  /** The session that these credentials are; null: they are others. An open socket checks regularly that it was not ended. */
  sessionId: string | null;
}

/** Whoever sent no credentials, named by the network that they call from. */
export function createNobody(network: string): Viewer {
  return {
    role: 'nobody',
    name: '',
    actor: 'nobody',
    caller: `nobody:${network}`,
    telegramUserId: null,
    expiresAt: null,
    keyId: null,
    sessionId: null,
    seesMoney: false,
    seesBuyers: false,
  };
}

/** Whether the viewer works for the seller; otherwise it is a buyer, or nobody. */
export function isStaff({ role }: Pick<Viewer, 'role'>): boolean {
  return role !== 'buyer' && role !== 'nobody';
}

/** Groups of roles, by which fields are permitted. */
const rolesOfGroups = {
  /** Those without credentials too. */
  anybody: ['owner', 'operator', 'viewer', 'buyer', 'nobody'],
  /** Anybody with valid credentials, buyers included. */
  everybody: ['owner', 'operator', 'viewer', 'buyer'],
  /** Everybody who works for the seller. */
  staff: ['owner', 'operator', 'viewer'],
  operator: ['owner', 'operator'],
  owner: ['owner'],
  /** Buyers, and staff who may place orders. */
  ordering: ['owner', 'operator', 'buyer'],
} as const satisfies Record<string, readonly CallerRole[]>;

type Group = keyof typeof rolesOfGroups;
const groups = Object.keys(rolesOfGroups) as Group[];

/** Whether somebody is in each group. */
export type AuthScopes = Record<Group, boolean>;

/** The permission of a field: whoever is in one of these groups. */
export type Scopes = Partial<AuthScopes>;

/** The roles that a permission includes. */
export function listRolesOf(scopes: Scopes): CallerRole[] {
  const included = groups
    .filter((group) => scopes[group])
    .flatMap((group): readonly CallerRole[] => rolesOfGroups[group]);
  return [...new Set(included)];
}

/** The groups that a viewer is in. */
export function getScopes({ role }: Viewer): AuthScopes {
  const includes = (group: Group): boolean => rolesOfGroups[group].some((one) => one === role);
  return Object.fromEntries(groups.map((group) => [group, includes(group)])) as AuthScopes;
}

/** Whether a permission includes the viewer. */
export function grants({ role }: Viewer, scopes: Scopes): boolean {
  return listRolesOf(scopes).includes(role);
}

/**
 * The error for a field that the viewer may not read or run. With its `path` graphql-js takes it as it is: else it would search the
 * document for line and column, for each of the 40,000 fields that a buyer may ask for in vain.
 */
export function forbidden(
  type: string,
  field: string,
  { role }: Viewer,
  path?: readonly (string | number)[],
): GraphQLError {
  return new GraphQLError(`${type}.${field} is not allowed for the role ${role}`, {
    ...(path && { path }),
    extensions: { code: 'FORBIDDEN' },
  });
}
