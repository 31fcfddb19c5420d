import { z } from 'zod';
import { closeMonth, listSalesMonths, type SalesMonth } from '../../db/sales/months.ts';
import { ConflictError, IdempotencyConflictError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check } from '../base/inputs.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { SalesMonthType } from './sales-months.ts';

const CloseMonthInput = builder.inputType('CloseMonthInput', {
  description: 'The month to close.',
  fields: (t) => ({
    month: t.field({ type: 'Date', required: true, description: 'First day of the month, such as 2026-09-01.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const CloseMonthPayload = builder.objectRef<{ month: SalesMonth }>('CloseMonthPayload').implement({
  description: 'The closed month.',
  fields: (t) => ({ month: t.expose('month', { type: SalesMonthType, description: 'The month with its figures.' }) }),
});

builder.mutationField('closeMonth', (t) =>
  t.field({
    type: CloseMonthPayload,
    nullable: true,
    description:
      'Closes a month that is over: its figures are recorded and do not change afterwards. What becomes known later is a correction in the ' +
      'month in which it became known. It cannot be opened again.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'CloseMonthResult',
        description: 'The closed month, or an error: VALIDATION, INVALID_STATE, ALREADY_EXISTS, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CloseMonthInput, required: true, description: 'The month to close.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const { month } = check(z.object({ month: z.string() }), args.input);
      await once(context, info, args.input, (tx) => closeMonth(tx, month, viewer.actor));
      const next = new Date(`${month}T00:00:00Z`);
      next.setUTCMonth(next.getUTCMonth() + 1);
      const [closed] = await listSalesMonths(sql, 1, next.toISOString().slice(0, 10));
      return { month: closed! };
    },
  }),
);
