import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'graphql';
import { expect } from 'vitest';
import { z } from 'zod';
import type { RunningApp } from '../support/app.ts';
import { until } from '../support/until.ts';
import { type Block, readProjectFile } from './blocks.ts';
import { fillIn, matches, matchesLines, remember } from './expected.ts';
import { type Running, runShell, type Stream, subscribe } from './running.ts';

const examples = ['examples/mini-app.ts', 'examples/order-screen.ts'];

/** Where a page is played. */
export interface Stage {
  app: RunningApp;
  /** Authorization values: who `graphql buyer` is, and everybody else. */
  buyer: string;
  owner: string;
  /** Where files are and commands run. */
  directory: string;
  /** Of commands, beside PATH. */
  env: Record<string, string>;
  /** What the pages write for what has another address here. */
  replacements: readonly (readonly [string, string])[];
  /** What variables are filled in from; answers add to it. */
  known: Map<string, unknown>;
}

/** Plays the blocks of one page in their order; each is an example that must be true. */
export class Player {
  readonly #stage: Stage;
  /** Asks the last operation again, or gives what the last command wrote. */
  #look: (() => Promise<unknown>) | undefined;
  #seen: unknown;
  #stream: Stream | undefined;
  #shell: Running | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** `variables`: the block `json variables` that follows a graphql block. */
  async play(block: Block, variables: Block | undefined): Promise<void> {
    const kind = `${block.language} ${block.info}`.trim();
    const text = this.#replace(block.text);
    if (block.language === 'graphql') await this.#ask(text, block.info === 'buyer', variables);
    else if (kind === 'json event') {
      const expected: unknown = JSON.parse(text);
      expect(await this.#nextEvent(versionOf(expected))).toSatisfy((event) => matches(expected, event));
    } else if (kind === 'json') await this.#compare(JSON.parse(text));
    else if (kind === 'sh') await this.#run(text);
    else if (kind === 'text') await this.#compareOutput(text);
    else if (kind === 'ts') expect(examples.map(readProjectFile).join('\n')).toContain(block.text);
    else if (block.language === 'csv') writeFileSync(path.join(this.#stage.directory, block.info), text);
    else throw new Error(`${block.place}: nobody knows how to play "${kind}"`);
  }

  async stop(): Promise<void> {
    this.#shell?.stop();
    await this.#stream?.stop();
  }

  #replace(text: string): string {
    return this.#stage.replacements.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  }

  async #ask(query: string, asBuyer: boolean, variablesBlock: Block | undefined): Promise<void> {
    const { app, buyer, owner, known } = this.#stage;
    const authorization = asBuyer ? buyer : owner;
    const [operation] = parse(query).definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('a block is one operation');
    const isOne = operation.operation !== 'mutation' || operation.selectionSet.selections.length === 1;
    if (!isOne) throw new Error('a block sends one mutation: several are not one transaction');
    const given = variablesBlock ? fillIn(JSON.parse(this.#replace(variablesBlock.text)), known) : {};
    const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    const taken = Object.fromEntries(names.filter((name) => known.has(name)).map((name) => [name, known.get(name)]));
    const request = { query, variables: { ...taken, ...(given as object) } };
    if (operation.operation === 'subscription') {
      await this.#stream?.stop();
      this.#stream = await subscribe(app.url, authorization, request);
      return;
    }
    const look = async (): Promise<unknown> => (await app.post(request, authorization)).body;
    this.#seen = await look();
    remember((this.#seen as { data?: unknown }).data, known);
    // A mutation is asked once; a query again until what it tells has happened, as a person would reload.
    this.#look = operation.operation === 'query' ? look : undefined;
  }

  async #compare(shown: unknown): Promise<void> {
    const known = this.#stage.known;
    const read = (seen: unknown): unknown => leaveOutCost(shown, seen);
    this.#seen = await until(
      async () => (this.#look ? await this.#look() : this.#seen),
      (seen) => matches(shown, read(seen)) || !this.#look,
    ).catch(() => this.#look?.());
    if (!matches(shown, read(this.#seen))) expect(read(this.#seen)).toEqual(shown);
    remember((this.#seen as { data?: unknown }).data, known);
  }

  /** The next event that is new to the page, of this version or a newer one: after a cursor a known state may come again. */
  async #nextEvent(version: number): Promise<unknown> {
    if (!this.#stream) throw new Error('no subscription stands above this event');
    const known = z.number().catch(0).parse(this.#stage.known.get('revision'));
    let event = await this.#stream.next();
    while (versionOf(event) < version || revisionOf(event) <= known) event = await this.#stream.next();
    remember(event, this.#stage.known);
    return event;
  }

  async #run(text: string): Promise<void> {
    const { directory, env, known } = this.#stage;
    this.#shell?.stop();
    const secret = known.get('webhookSecret');
    this.#shell = runShell(text, directory, { ...env, ...(typeof secret === 'string' && { SECRET: secret }) });
    // A stream never ends: it is stopped when its output was seen.
    if (/curl -\w*N/.test(text)) return;
    const { code, errors } = await this.#shell.ended;
    expect({ code, errors: code === 0 ? '' : errors }).toEqual({ code: 0, errors: '' });
    this.#look = undefined;
    const output = this.#shell.output();
    this.#seen = output.startsWith('{') ? JSON.parse(output) : output;
  }

  async #compareOutput(shown: string): Promise<void> {
    const shell = this.#shell;
    if (!shell) throw new Error('no command stands above this output');
    const output = await until(shell.output, (seen) => matchesLines(shown, seen) || shell.isOver()).catch(shell.output);
    if (!matchesLines(shown, output)) expect(output).toBe(shown);
  }
}

/** Every answer of GraphQL has `extensions.cost`: compared where a page shows it. */
function leaveOutCost(shown: unknown, seen: unknown): unknown {
  const [expected, actual] = [shown, seen] as [Record<string, unknown>, Record<string, unknown>];
  if (typeof actual !== 'object' || actual === null || !('data' in actual) || 'extensions' in expected) return seen;
  const { extensions: _cost, ...answer } = actual;
  return answer;
}

/** Whether a block holds the variables of the one before. */
export const isVariables = (block: Block | undefined): boolean =>
  isDeepStrictEqual([block?.language, block?.info], ['json', 'variables']);

const stockEvent = z.object({ data: z.object({ stockUpdated: z.object({ version: z.number() }) }) });

/** The version that an event of stockUpdated tells; 0: it is no such event. */
function versionOf(event: unknown): number {
  return stockEvent.safeParse(event).data?.data.stockUpdated.version ?? 0;
}

const resumedEvent = z.object({
  data: z.union([
    z
      .object({ stockUpdated: z.object({ revision: z.number() }) })
      .transform(({ stockUpdated }) => stockUpdated.revision),
    z
      .object({ orderChanged: z.object({ order: z.object({ revision: z.number() }) }) })
      .transform((one) => one.orderChanged.order.revision),
  ]),
});

/** The revision that an event after a cursor tells; Infinity: it is no such event. */
function revisionOf(event: unknown): number {
  return resumedEvent.safeParse(event).data?.data ?? Infinity;
}
