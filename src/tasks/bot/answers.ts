import type { BotWriter } from '../../bot-texts/writer.ts';
import { type BotPerson, chooseLanguage, mayGreet } from '../../db/bot/bot-chats.ts';
import { queueAnswer } from '../../db/bot/bot-outbox.ts';
import { findMeantProducts } from '../../db/bot/find-products.ts';
import type { SqlOrTx, Tx } from '../../db/client.ts';
import { explainStock } from '../../stock-explanation.ts';
import type { AlertDelivery } from '../alert-delivery.ts';
import { escapeHtml } from '../alerts/html.ts';
import { toHtml, writeTo } from './person-words.ts';

/** Movements that an explanation names: a message is read on a phone. */
const maxMovements = 10;
const maxListed = 10;
/** A SKU has at most 200 characters. */
const maxAsked = 200;

/** Answers a message of a person: staff what they ask, everybody else with one sentence, at most once per hour. */
export async function answerMessage(
  tx: Tx,
  delivery: AlertDelivery,
  person: BotPerson,
  text: string | null,
): Promise<void> {
  const { chatId } = person;
  const writer = writeTo(person, delivery);
  const say = (html: string): Promise<void> => queueAnswer(tx, chatId, { kind: 'answer', body: { html } });
  if (!person.staff) {
    if (text !== null && (await mayGreet(tx, chatId))) await say(escapeHtml(writer.words.stranger));
    return;
  }
  if (text === null) return;
  const [, named, rest = ''] = /^\/([a-z]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  const command = named?.toLowerCase();
  switch (command) {
    case 'start':
    case 'login':
      await queueAnswer(tx, chatId, { kind: 'login', body: {} });
      if (command === 'start') await say(escapeHtml(writer.words.help));
      return;
    case 'stock':
    case undefined:
      return say(await describe(tx, writer, command === undefined ? text : rest, 'stock'));
    case 'why':
      return say(await describe(tx, writer, rest, 'why'));
    case 'language':
      return say(await changeLanguage(tx, delivery, person, rest));
    default:
      return say(escapeHtml(writer.words.help));
  }
}

async function changeLanguage(tx: Tx, delivery: AlertDelivery, person: BotPerson, asked: string): Promise<string> {
  const language = (['uz', 'ru', 'en'] as const).find((one) => one === asked.trim().toLowerCase());
  if (!language) return escapeHtml(writeTo(person, delivery).words.languages);
  await chooseLanguage(tx, person.chatId, language);
  return escapeHtml(writeTo({ ...person, language }, delivery).words.languageChosen);
}

/** The stock of the product that a text means, or why it is so; several are listed. */
async function describe(sql: SqlOrTx, writer: BotWriter, asked: string, kind: 'stock' | 'why'): Promise<string> {
  const { words } = writer;
  const text = asked.trim().slice(0, maxAsked).toWellFormed();
  if (text === '') return escapeHtml(words.whichProduct);
  const found = await findMeantProducts(sql, text);
  const [first] = found;
  if (!first) return escapeHtml(words.notFound(text));
  if (found.length > 1) {
    const lines = found.slice(0, maxListed).map(({ sku, name }) => `${sku} · ${name}`);
    const more = found.length > maxListed ? ['…'] : [];
    return toHtml({ title: words.several(lines.length, `/${kind} ${first.sku}`), lines: [...lines, ...more] });
  }
  const explanation = await explainStock(sql, first.id, null, maxMovements);
  if (!explanation) return escapeHtml(words.notFound(text));
  return toHtml(writer[kind](`${first.name} (${first.sku})`, explanation));
}
