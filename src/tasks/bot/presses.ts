import type { BotPerson, BotStaff } from '../../db/bot/bot-chats.ts';
import type { Int8, Tx } from '../../db/client.ts';
import { runOnce } from '../../db/idempotency.ts';
import { changeOrderStatus } from '../../db/orders/order-changes.ts';
import { listOrdersById, lockOrder } from '../../db/orders/orders.ts';
import { DomainError } from '../../errors.ts';
import { describeRefusal } from '../../refusal-texts/describe.ts';
import type { AlertDelivery } from '../alert-delivery.ts';
import type { TaskDeps } from '../task.ts';
import { findLanguage, writeTo } from './person-words.ts';

/** What the buttons of a card do. `ask` and `keep`: show and leave the question whether to cancel. */
const acts = ['confirm', 'ask', 'cancel', 'keep'] as const;
type Act = (typeof acts)[number];

/** What is said over the chat, and what the card shows then. */
export interface PressOutcome {
  text: string;
  isAlert: boolean;
  /** The card to be shown anew; null: none. */
  card: { orderId: Int8; asks: boolean } | null;
}

/** What comes back when a button is pressed. */
export const nameButton = (act: Act, orderId: Int8): string => `${act}:${orderId}`;

/**
 * Does what a button of a card says, by the function that the API uses and with the same roles. Once per update: repeated, it does nothing
 * more. What it changes is committed before it returns.
 */
export async function press(
  deps: TaskDeps,
  delivery: AlertDelivery,
  person: BotPerson,
  { updateId, data }: { updateId: number; data: string },
): Promise<PressOutcome> {
  const { words } = writeTo(person, delivery);
  const say = (text: string): PressOutcome => ({ text, isAlert: true, card: null });
  const [, name, orderId = ''] = /^([a-z]+):(\d{1,18})$/.exec(data) ?? [];
  const act = acts.find((one) => one === name);
  if (!person.staff) return say(words.stranger);
  if (person.staff.role === 'viewer') return say(words.mayNot);
  const [order] = act ? await listOrdersById(deps.sql, [orderId]) : [];
  if (!act || !order) return say(words.orderGone);
  if (act === 'ask' || act === 'keep') return { text: '', isAlert: false, card: { orderId, asks: act === 'ask' } };
  const status = act === 'confirm' ? 'confirmed' : 'cancelled';
  try {
    const wasHeld = await changeHeld(deps, person.staff, { orderId, status, updateId });
    if (wasHeld) return { text: words.done(order.number, words.statuses[status]), isAlert: false, card: null };
    const [now] = await listOrdersById(deps.sql, [orderId]);
    const text = words.changedMeanwhile(order.number, words.statuses[(now ?? order).status]);
    return { ...say(text), card: { orderId, asks: false } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ...say(describeRefusal(error, findLanguage(person, delivery.language))), card: { orderId, asks: false } };
  }
}

/** Confirms or cancels an order that waits for it. Returns false when it does not wait any more. */
function changeHeld(
  { sql }: TaskDeps,
  { keyId, name }: BotStaff,
  { orderId, status, updateId }: { orderId: Int8; status: 'confirmed' | 'cancelled'; updateId: number },
): Promise<boolean> {
  const call = {
    caller: `key:${keyId}`,
    actor: name,
    mutation: 'updateOrderStatus',
    key: `telegram:${updateId}`,
    input: { orderId, status },
  };
  return runOnce(sql, call, async (tx: Tx) => {
    const { status: present } = await lockOrder(tx, orderId);
    if (present !== 'held') return false;
    await changeOrderStatus(tx, { orderId, status, note: null, actor: name });
    return true;
  });
}
