import Table from 'cli-table3';
import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import type { CallsLeft } from '../../marketplaces/adapter.ts';
import {
  type Diagnosis,
  diagnose,
  type RecordingHttp,
  recordCalls,
  type TriedMethod,
} from '../../marketplaces/diagnosis.ts';
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
      const diagnosis = await diagnose(adapter, recording ?? { calls: [] }, listing);
      progress.done();
      print(describe(marketplace.name, diagnosis));
      isWell = diagnosis.notes.length === 0 && diagnosis.methods.every(({ outcome }) => outcome === 'works');
    },
    watch,
  );
  return isWell;
}

function describe(name: string, { methods, notes }: Diagnosis): string {
  const table = new Table({ head: ['for', 'method', 'result', 'calls left'], style: { head: [] } });
  for (const { used, method, outcome, left } of methods) table.push([used, method, words[outcome], describeLeft(left)]);
  const troubles = methods
    .filter(({ outcome }) => outcome !== 'works')
    .map(({ method, outcome, detail }) => `${method}: ${words[outcome]}${detail ? `: ${detail}` : ''}`);
  const setting = 'Setting stock was not tried: buyers would see it.';
  return `${[`${name}:`, table.toString(), ...troubles, ...notes, setting].join('\n')}\n`;
}

function describeLeft({ now, today }: CallsLeft): string {
  return [now !== undefined && `${now} now`, today !== undefined && `${today} today`].filter(Boolean).join(', ');
}
