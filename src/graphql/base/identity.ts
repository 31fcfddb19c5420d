import { GraphQLError } from 'graphql';

/** What somebody may do: the schema's enum Role describes each. */
export type Role = 'owner' | 'operator' | 'viewer' | 'buyer';

/** Who is calling. */
export interface Viewer {
  role: Role;
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
}

/** Whether the viewer works for the seller; otherwise it is a buyer. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.role !== 'buyer';
}

/** Groups of roles, by which fields are permitted. */
export interface AuthScopes {
  /** Anybody with valid credentials, buyers included. */
  everybody: boolean;
  /** Everybody who works for the seller: owner, operator, viewer. */
  staff: boolean;
  /** Owner and operator. */
  operator: boolean;
  owner: boolean;
  /** Buyers, and staff who may place orders. */
  ordering: boolean;
}

/** The permission of a field: whoever is in one of these groups. */
export type Scopes = Partial<AuthScopes>;

/** The groups that a viewer is in. */
export function getScopes({ role }: Viewer): AuthScopes {
  return {
    everybody: true,
    staff: role !== 'buyer',
    operator: role === 'owner' || role === 'operator',
    owner: role === 'owner',
    ordering: role !== 'viewer',
  };
}

/** Whether a permission includes the viewer. */
export function grants(viewer: Viewer, scopes: Scopes): boolean {
  const own = getScopes(viewer);
  return (Object.keys(own) as (keyof AuthScopes)[]).some((scope) => scopes[scope] && own[scope]);
}

/** The error for a field that the viewer may not read or run. */
export function forbidden(type: string, field: string, { role }: Viewer): GraphQLError {
  return new GraphQLError(`${type}.${field} is not allowed for the role ${role}`, {
    extensions: { code: 'FORBIDDEN' },
  });
}
