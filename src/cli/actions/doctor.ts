import Table from 'cli-table3';
import type { MethodChange } from '../../db/alerts/alerts.ts';
import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import { findTrialOrder, listMethodSigns } from '../../db/marketplaces/methods.ts';
import type { CallsLeft } from '../../marketplaces/adapter.ts';
import { type Diagnosis, diagnose, type TriedMethod } from '../../marketplaces/diagnosis.ts';
import type { MethodSign } from '../../marketplaces/method-signs.ts';
import { type RecordingHttp, recordCalls } from '../../marketplaces/recorded-calls.ts';
import { openCommandAdapter } from '../base/command-adapter.ts';
import { print } from '../base/print.ts';
import { createProgress } from '../base/progress.ts';

const words: Readonly<Record<TriedMethod['outcome'], string>> = {
  works: 'works',
  refused: 'refused',
  unexpected: 'unexpected answer',
  'no answer': 'no answer',
};

/** Tries what an account's adapter reads and prints it. Returns whether all of it works and nothing is missing. */
export async function examineMarketplace(code: string): Promise<boolean> {
  let isWell = false;
  let recording: RecordingHttp | undefined;
  const watch = (http: Parameters<typeof recordCalls>[0]): RecordingHttp => (recording = recordCalls(http));
  await openCommandAdapter(
    { code },
    async ({ sql, adapter, marketplace }) => {
      const progress = createProgress();
      progress.step(`Trying ${marketplace.name}`);
      const listing = await findAnyListing(sql, marketplace.id);
      const { orderId } = await findTrialOrder(sql, marketplace.id);
      const known = { listing, orderId: orderId ?? undefined };
      const diagnosis = await diagnose(adapter, recording ?? { calls: [] }, known);
      const signs = await listMethodSigns(sql, marketplace.id);
      progress.done();
      print(describe(marketplace.name, diagnosis, signs));
      const { methods, notes } = diagnosis;
      isWell = notes.length === 0 && methods.every(({ outcome, sign }) => outcome === 'works' && !sign);
    },
    watch,
  );
  return isWell;
}

const signWords: Readonly<Record<MethodSign['kind'], string>> = {
  deprecated: 'will be switched off',
  gone: 'is not offered any more',
  unreadable: 'answers in a form that cannot be read',
  changed: 'answers in another form than expected',
};

const describeSign = ({ kind, detail, until }: MethodSign): string =>
  `${signWords[kind]}${until ? ` on ${until.slice(0, 10)}` : ''}: ${detail}`;

function describe(name: string, { methods, notes, untried }: Diagnosis, known: readonly MethodChange[]): string {
  const table = new Table({ head: ['for', 'method', 'result', 'calls left'], style: { head: [] } });
  for (const { used, method, outcome, left, sign } of methods) {
    const result = sign && outcome === 'works' ? `${words[outcome]}, see below` : words[outcome];
    table.push([used, method, result, describeLeft(left)]);
  }
  const troubles = methods
    .filter(({ outcome }) => outcome !== 'works')
    .map(({ method, outcome, detail }) => `${method}: ${words[outcome]}${detail ? `: ${detail}` : ''}`);
  const signs = methods.flatMap(({ method, sign }) => (sign ? [`${method} ${describeSign(sign)}`] : []));
  const earlier = known.map(({ sign, method, page, ...seen }) => {
    return `The workers saw: ${method} ${describeSign({ kind: sign, ...seen })}. Read ${page}.`;
  });
  const missed = untried.map((method) => `${method} was not tried: it needs an order, and none is known.`);
  const setting = 'Setting stock was not tried: buyers would see it.';
  return `${[`${name}:`, table.toString(), ...troubles, ...new Set(signs), ...notes, ...earlier, ...missed, setting].join('\n')}\n`;
}

function describeLeft({ now, today }: CallsLeft): string {
  return [now !== undefined && `${now} now`, today !== undefined && `${today} today`].filter(Boolean).join(', ');
}
