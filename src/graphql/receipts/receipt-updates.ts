import { listReceiptsById } from '../../db/receipts/receipts.ts';
import { builder } from '../base/builder.ts';
import { findKey } from '../base/node-id.ts';
import { badUserInput } from '../base/refusal.ts';
import { followKey } from '../changes/one-key.ts';
import { ReceiptType } from './receipt.ts';

const ReceiptUpdateType = builder.objectRef<{ key: string }>('ReceiptUpdate').implement({
  description: 'A receipt that was begun or changed.',
  fields: (t) => ({
    receipt: t.field({
      type: ReceiptType,
      nullable: true,
      description: 'The receipt as it is now; null: it was deleted.',
      resolve: async ({ key }, _args, { sql }) => (await listReceiptsById(sql, [key]))[0] ?? null,
    }),
    number: t.int({ description: 'Number of the receipt (`Receipt.number`).', resolve: ({ key }) => Number(key) }),
  }),
});

builder.subscriptionField('receiptChanged', (t) =>
  t.field({
    type: ReceiptUpdateType,
    description:
      'A receipt as it is now, then each time it or a line of it has changed. Without `id`: each receipt that changes. After a lost ' +
      'connection subscribe again, and read it again.',
    authScopes: { staff: true },
    args: { id: t.arg.id({ description: 'Id of the receipt. Omitted: all.' }) },
    subscribe: (_root, { id }, { changes }) => {
      if (id == null) return changes.follow('receipts');
      const key = findKey(String(id), 'Receipt');
      if (key === undefined) throw badUserInput(`"${String(id).slice(0, 100)}" is not the id of a receipt`);
      return followKey(key, changes.follow('receipts'), { startsWith: true });
    },
    resolve: (key: string) => ({ key }),
  }),
);
