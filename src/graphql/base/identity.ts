/** What somebody may do: see the descriptions of the schema's enum Role. */
export type Role = 'owner' | 'operator' | 'viewer' | 'buyer';

/** Who is calling. */
export interface Viewer {
  role: Role;
  /** For people: the key's name, or the buyer's first name. */
  name: string;
  /** As the ledger names who caused a movement. */
  actor: string;
  /** Idempotency keys of different callers never meet. */
  caller: string;
  telegramUserId: string | null;
  /** When these credentials stop working; null: never. */
  expiresAt: Date | null;
  /** The api_keys row behind it; null for buyers. An open socket checks now and then that it is not revoked. */
  keyId: number | null;
}

/** Whether the viewer works for the seller, as opposed to buying there. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.role !== 'buyer';
}
