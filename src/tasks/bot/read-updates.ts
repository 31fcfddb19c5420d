import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { allowChat, type BotPerson, closeChat, findBotPerson } from '../../db/bot/bot-chats.ts';
import { queueAnswer, refreshCard } from '../../db/bot/bot-outbox.ts';
import { countUpdateFailure, endReaderLease, finishUpdate, takeReaderLease } from '../../db/bot/bot-reader.ts';
import { isPassingFault, type Tx } from '../../db/client.ts';
import type { AlertDelivery } from '../alert-delivery.ts';
import { countBackoffMs, refusedBotMs } from '../alerts/pace.ts';
import type { TaskDeps } from '../task.ts';
import { answerMessage } from './answers.ts';
import { press } from './presses.ts';
import { askForUpdates, type BotUpdate, type UpdatesAnswer } from './updates.ts';

/** How soon another process takes over from one that died; a lease is longer. */
const takeOverMs = 5_000;
/** Another program reads the updates: it may have been started by mistake. */
const takenMs = 60_000;
/** What cannot be handled so often is left out: it must not stop everything behind it. */
const maxFailures = 3;

/** Reads what people write to the bot, for as long as it is not stopped. */
export interface BotReader {
  stop(): Promise<void>;
}

/** Starts to read updates. Of all processes one reads at a time; without TELEGRAM_BOT_ANSWERS nobody does. */
export function startBotReader(deps: TaskDeps): BotReader {
  const { delivery } = deps;
  if (!delivery?.bot) return { stop: async () => {} };
  const stopping = new AbortController();
  const owner = randomUUID();
  const reading = readForEver(deps, delivery, owner, stopping.signal).finally(() =>
    endReaderLease(deps.sql, owner).catch(() => {}),
  );
  return {
    async stop() {
      stopping.abort();
      await reading;
    },
  };
}

async function readForEver(deps: TaskDeps, delivery: AlertDelivery, owner: string, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let waitMs: number;
    try {
      const outcome = await readOnce(deps, delivery, owner, signal);
      failures = outcome === 'unknown' ? failures + 1 : 0;
      waitMs = outcome === 'unknown' ? countBackoffMs(failures) : outcome;
    } catch (error) {
      failures += 1;
      waitMs = countBackoffMs(failures);
      deps.log.error({ err: error }, 'What people wrote to the bot could not be read; it is retried automatically');
    }
    if (waitMs > 0) await delay(waitMs, undefined, { signal }).catch(() => {});
  }
}

/** Reads and handles what there is. Returns after how many ms to go on; `unknown`: Telegram did not answer. */
async function readOnce(
  deps: TaskDeps,
  delivery: AlertDelivery,
  owner: string,
  signal: AbortSignal,
): Promise<number | 'unknown'> {
  const offset = await takeReaderLease(deps.sql, owner);
  if (offset === undefined) return takeOverMs;
  const answer = await askForUpdates(deps.http, delivery, offset, signal);
  if (signal.aborted) return 0;
  if (answer.kind !== 'updates') return explainNoUpdates(deps, answer);
  for (const update of answer.updates) {
    if (signal.aborted) return 0;
    await handle(deps, delivery, owner, update);
  }
  return 0;
}

function explainNoUpdates({ log }: TaskDeps, answer: Exclude<UpdatesAnswer, { kind: 'updates' }>): number | 'unknown' {
  switch (answer.kind) {
    case 'wait':
      return answer.afterMs;
    case 'taken':
      log.error(
        { reason: answer.reason },
        'Another program reads what is written to the bot, or it has a webhook: end that, or switch TELEGRAM_BOT_ANSWERS off',
      );
      return takenMs;
    case 'bot-refused':
      log.error({ reason: answer.reason }, 'Telegram refused the bot: check TELEGRAM_BOT_TOKEN');
      return refusedBotMs;
    case 'unknown':
      log.warn({ reason: answer.reason }, 'Telegram did not answer');
      return 'unknown';
  }
}

/** Handles an update once. One that fails again and again is left out. */
async function handle(deps: TaskDeps, delivery: AlertDelivery, owner: string, update: BotUpdate): Promise<void> {
  const { sql, log } = deps;
  try {
    await handleOnce(deps, delivery, owner, update);
  } catch (error) {
    if (isPassingFault(error) || (await countUpdateFailure(sql)) < maxFailures) throw error;
    log.error({ err: error }, 'An update of the bot could not be handled and was left out');
    await sql.begin((tx) => finishUpdate(tx, owner, update.update_id));
  }
}

async function handleOnce(
  deps: TaskDeps,
  delivery: AlertDelivery,
  owner: string,
  { update_id: updateId, message, callback_query: pressed, my_chat_member: member }: BotUpdate,
): Promise<void> {
  const finish = (work: (tx: Tx) => Promise<void>): Promise<void> =>
    deps.sql.begin(async (tx) => {
      if (await finishUpdate(tx, owner, updateId)) await work(tx);
    });
  if (pressed && !pressed.from.is_bot) {
    const person = await meet(deps, pressed.from);
    const outcome = await press(deps, delivery, person, { updateId, data: pressed.data });
    const { text, isAlert, card } = outcome;
    const body = { callbackId: pressed.id, text, isAlert };
    return finish(async (tx) => {
      if (card) await refreshCard(tx, person.chatId, card.orderId, card.asks);
      await queueAnswer(tx, person.chatId, { kind: 'notice', body });
    });
  }
  if (message?.chat.type === 'private' && !message.from.is_bot) {
    const person = await meet(deps, message.from);
    return finish((tx) => answerMessage(tx, delivery, person, message.text ?? null));
  }
  if (member?.chat.type === 'private' && member.new_chat_member.status === 'kicked') {
    return finish((tx) => closeChat(tx, String(member.chat.id)));
  }
  return finish(async () => {});
}

/** Whoever writes to the bot may be written to. */
async function meet(
  { sql }: TaskDeps,
  { id, language_code: languageCode }: { id: number; language_code?: string | null | undefined },
): Promise<BotPerson> {
  const chatId = String(id);
  await allowChat(sql, chatId, languageCode ?? null);
  const person = await findBotPerson(sql, chatId);
  if (!person) throw new Error('somebody whom the bot just met is unknown');
  return person;
}
