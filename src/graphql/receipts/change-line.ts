import type { Tx } from '../../db/client.ts';
import { lockLine, type ReceiptLine } from '../../db/receipts/lines.ts';
import type { Receipt } from '../../db/receipts/receipts.ts';
import { builder, type InputFields } from '../base/builder.ts';
import type { GraphQLContext } from '../context.ts';
import { once } from '../mutations/once.ts';
import { ReceiptType, readReceipt } from './receipt.ts';
import { ReceiptLineType } from './receipt-line.ts';
import { readReceiptKey } from './receipt-payload.ts';

/** The payload of a mutation whose result is a line. */
export const linePayload = (payloadName: string, description: string) =>
  builder.objectRef<{ receipt: Receipt; line: string | null }>(payloadName).implement({
    description,
    fields: (t) => ({
      receipt: t.expose('receipt', { type: ReceiptType, description: 'The receipt after the change.' }),
      line: t.expose('line', {
        type: ReceiptLineType,
        nullable: true,
        description: 'The line after the change; null: it is not there any more.',
      }),
    }),
  });

export const lineIdField = (t: InputFields) =>
  t.id({ required: true, description: 'Id of the line (`ReceiptLine.id`).' });

type Info = Parameters<typeof once>[1];
interface LineInput {
  lineId: string;
  expectedRevision?: number | null | undefined;
}

/** Runs a change of a line that is locked, once per key, and reads what it led to. */
export async function changeLocked(
  context: GraphQLContext,
  info: Info,
  given: object,
  { lineId, expectedRevision: expected }: LineInput,
  work: (tx: Tx, line: ReceiptLine) => Promise<string | null>,
) {
  const key = readReceiptKey(lineId, 'ReceiptLine');
  const done = await once(context, info, given, async (tx) => {
    const line = await lockLine(tx, key, expected);
    return { receiptId: line.receiptId, lineId: await work(tx, line) };
  });
  return { receipt: await readReceipt(context.sql, done.receiptId), line: done.lineId };
}
