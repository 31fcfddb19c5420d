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
