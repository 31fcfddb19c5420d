import { z } from 'zod';
import type { KeyRole, Rights } from '../../db/api-keys.ts';
import { ValidationError } from '../../errors.ts';
import type { InputFields } from '../base/builder.ts';
import type { Viewer } from '../base/identity.ts';

/** Fields of inputs that say what somebody may see. `omitted`: what it means to leave one out. */
export const rightFields = (t: InputFields, omitted: string) => ({
  seesMoney: t.boolean({
    description: `Whether the person may see costs, profit and revenue. ${omitted} An owner sees them in any case.`,
  }),
  seesBuyers: t.boolean({
    description: `Whether the person may see names, phones and notes of buyers. ${omitted} An owner sees them in any case.`,
  }),
});

export const rightSchemas = { seesMoney: z.boolean().nullish(), seesBuyers: z.boolean().nullish() };

interface AskedRights {
  role: KeyRole;
  seesMoney?: boolean | null | undefined;
  seesBuyers?: boolean | null | undefined;
}

/** What is asked for, null where nothing is said. Throws ValidationError for an owner who is to see less: owners see everything. */
export function readRights(asked: AskedRights): Record<keyof Rights, boolean | null> {
  for (const right of ['seesMoney', 'seesBuyers'] as const) {
    if (asked.role !== 'owner' || asked[right] !== false) continue;
    const message = `${right}: an owner sees everything, got false`;
    throw ValidationError.of(['input', right], message, false, { rule: 'one_of', limit: 'true' });
  }
  return { seesMoney: asked.seesMoney ?? null, seesBuyers: asked.seesBuyers ?? null };
}

const notSeen = 'only callers who see costs (`Viewer.seesMoney`) may set it';

/** A cost that somebody sends who may not see costs: the answers to guesses would tell what it is. Undefined: it may be sent. */
export function findUnseenCost(
  { costPrice }: { costPrice?: string | null | undefined },
  { seesMoney }: Pick<Viewer, 'seesMoney'>,
): { field: 'costPrice'; message: string; value: string | null } | undefined {
  return seesMoney || costPrice === undefined ? undefined : { field: 'costPrice', message: notSeen, value: costPrice };
}

/** Throws ValidationError for such a cost. */
export function checkCost(input: { costPrice?: string | null | undefined }, viewer: Viewer): void {
  const fault = findUnseenCost(input, viewer);
  if (!fault) return;
  throw ValidationError.of(['input', fault.field], `${fault.field}: ${fault.message}`, fault.value, {
    rule: 'not_seen',
  });
}
