import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { Json, Tx } from '../../db/client.ts';
import { canonical, type Renew, type RepeatableCall, runOnce, runOncePrepared } from '../../db/idempotency.ts';
import { IdempotencyConflictError, ValidationError } from '../../errors.ts';
import { fingerprint } from '../../secrets.ts';
import type { InputFields } from '../base/builder.ts';
import { check, idempotencyKey, secretFields } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { sayWhatIsDone } from './interrupted.ts';

/** An input that may carry an idempotency key. */
export interface RepeatableInput {
  idempotencyKey?: string | null | undefined;
}

/** Which mutation runs, and under which key the client reads its answer. */
export type MutationInfo = Pick<GraphQLResolveInfo, 'fieldName' | 'path'>;

/** The field of every mutation's input. */
export const idempotencyKeyField = (t: InputFields) =>
  t.string({
    description:
      'Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done ' +
      'twice, and the first result is returned. It is kept for 30 days.',
  });

/** What every mutation with a key may be refused with. */
export const keyRefusals = [ValidationError, IdempotencyConflictError];

/** Mutations in which null clears a field and an absent one leaves it: there the two are different inputs. */
const nullClears: ReadonlySet<string> = new Set([
  'bulkUpsert',
  'updateMarketplace',
  'updateMarketplaceProduct',
  'updateProduct',
  'updateReceipt',
  'updateReceiptLine',
]);

const keySchema = z.object({ idempotencyKey: idempotencyKey.nullish() });

/**
 * Runs a mutation in one transaction, once per idempotency key of the caller; without a key each time. A repeated call with the same
 * input gets the first result. Throws IdempotencyConflictError for another input, ValidationError for an unusable key.
 * `renew`: what a repeated call does instead, where the first result cannot be given again.
 */
export async function once<Result extends Json>(
  context: GraphQLContext,
  info: MutationInfo,
  input: RepeatableInput,
  work: (tx: Tx) => Promise<Result>,
  renew?: Renew<Result>,
): Promise<Result> {
  const call = toCall(context, info, input);
  const result = await sayWhatIsDone(call.key !== null, () => runOnce(context.sql, call, work, renew));
  complete(context, info);
  return result;
}

/** As `once`; `prepare` takes long and may run again, such as a call to a marketplace: it runs before the transaction begins. */
export async function oncePrepared<Prepared, Result extends Json>(
  context: GraphQLContext,
  info: MutationInfo,
  input: RepeatableInput,
  prepare: () => Promise<Prepared>,
  work: (tx: Tx, prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const call = toCall(context, info, input);
  const result = await sayWhatIsDone(call.key !== null, () => runOncePrepared(context.sql, call, prepare, work));
  complete(context, info);
  return result;
}

/** Notes that a mutation is done: errors of the same operation name it. `once` does this itself. */
export function complete({ completed }: GraphQLContext, { path }: MutationInfo): void {
  completed.push(String(path.key));
}

/** The call as it is remembered. Of secrets in the input only a keyed hash is: a short one could be guessed from a plain hash. */
function toCall(
  { viewer, encryptionKey }: GraphQLContext,
  { fieldName }: MutationInfo,
  input: RepeatableInput,
): RepeatableCall {
  const { idempotencyKey: key } = check(keySchema, { idempotencyKey: input.idempotencyKey });
  const hide = ([name, value]: [string, unknown]): [string, unknown] =>
    secretFields.has(name) && value != null ? [name, fingerprint(encryptionKey, canonical(value))] : [name, value];
  return {
    caller: viewer.caller,
    actor: viewer.actor,
    mutation: fieldName,
    key: key ?? null,
    input: withoutNulls(fieldName, Object.fromEntries(Object.entries(input).map(hide))),
  };
}

/** Clients send null for what they leave out, or not: the input is the same. */
function withoutNulls(mutation: string, input: unknown): unknown {
  if (nullClears.has(mutation) || input === null || typeof input !== 'object' || input instanceof Date) return input;
  if (Array.isArray(input)) return input.map((inner: unknown) => withoutNulls(mutation, inner));
  const given = Object.entries(input).filter(([, value]) => value != null);
  return Object.fromEntries(given.map(([name, value]) => [name, withoutNulls(mutation, value)]));
}
