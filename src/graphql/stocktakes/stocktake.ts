import { type Counter, listCounters } from '../../db/stocktakes/entries.ts';
import {
  countStocktakes,
  listProgress,
  listStocktakes,
  listStocktakesById,
  type Stocktake,
  type StocktakeProgress,
} from '../../db/stocktakes/stocktakes.ts';
import { ActorType, findActor } from '../actors/actor.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { findKey, inOrder, toIntegerKey } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { badUserInput } from '../base/refusal.ts';
import { followKey } from '../changes/one-key.ts';
import type { GraphQLContext } from '../context.ts';
import { readConnection } from '../reading/connection.ts';

const StatusEnum = defineEnum('StocktakeStatus', 'How far a stocktake has come.', {
  open: 'It is being counted. Lines of it may be booked already.',
  booked: 'It has ended, and lines of it are booked.',
  closed: 'It has ended, and nothing of it is booked.',
});

const ScopeEnum = defineEnum('StocktakeScope', 'Which products a stocktake is about.', {
  all: 'All products that are not archived.',
  products: 'Chosen products.',
  search: 'The products that a search found when it began.',
});

const ProgressType = builder.objectRef<StocktakeProgress>('StocktakeProgress').implement({
  description: 'How far the counting of a stocktake has come.',
  fields: (t) => ({
    products: t.exposeInt('products', { description: 'Products that it is about.' }),
    counted: t.exposeInt('counted', { description: 'Products with at least one entry.' }),
    notCounted: t.exposeInt('notCounted', {
      description: 'Products that it is about and that have no entry: as many as `notCounted` lists.',
    }),
    entries: t.exposeInt('entries', { description: 'Entries that are not removed.' }),
    questions: t.exposeInt('questions', { description: 'Entries of codes that no product has.' }),
  }),
});

const CounterType = builder.objectRef<Counter>('StocktakeCounter').implement({
  description: 'What one person has counted in a stocktake.',
  fields: (t) => ({
    actor: t.exposeString('actor', { description: 'Who counted, as text: the name of an API key.' }),
    by: t.field({
      type: ActorType,
      nullable: true,
      description: 'Who counted: `actor` as an object.',
      resolve: ({ actor, lastAt }, _args, context) => findActor(actor, lastAt, context),
    }),
    entries: t.exposeInt('entries', { description: 'Entries of this person that are not removed.' }),
    products: t.exposeInt('products', { description: 'Products that this person has counted.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When this person recorded the newest entry.' }),
  }),
});

/** A stocktake; loaded by its key, for staff only. */
export const StocktakeType = builder.loadableNodeRef<Stocktake | null, string, string, string, Stocktake>('Stocktake', {
  id: { resolve: ({ id }) => id },
  load: async (ids: string[], { sql, viewer }) => {
    const keys = ids.map(toIntegerKey);
    return inOrder(keys, isStaff(viewer) ? await listStocktakesById(sql, keys) : [], ({ id }) => id);
  },
});

StocktakeType.implement({
  description:
    'A session in which several people count the shelves while sales go on. Each entry is compared with the books as of its own moment. ' +
    'Nothing moves stock until `bookStocktake`.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Number of the stocktake, for people.' }),
    name: t.exposeString('name', { description: 'What the people call it.' }),
    scope: t.expose('scope', { type: ScopeEnum, description: 'Which products it is about.' }),
    search: t.exposeString('search', { nullable: true, description: 'With the scope SEARCH: what was searched for.' }),
    status: t.expose('status', { type: StatusEnum, description: 'How far it has come.' }),
    revision: t.exposeInt('revision', { description: 'Rises with each change of it and of its entries.' }),
    progress: t.loadable({
      type: ProgressType,
      description: 'How far the counting has come.',
      load: async (ids: number[], { sql }: GraphQLContext) => {
        const found = new Map((await listProgress(sql, ids)).map((row) => [row.id, row]));
        return ids.map((id) => found.get(id) ?? new Error(`stocktake ${id} has no progress`));
      },
      resolve: ({ id }) => id,
    }),
    counters: t.loadableList({
      type: CounterType,
      description: 'Who has counted what, whoever counted last first; at most 100.',
      complexity: { field: 1, multiplier: 10 },
      load: async (ids: number[], { sql }: GraphQLContext) => {
        const found = Map.groupBy(await listCounters(sql, ids), ({ stocktakeId }) => stocktakeId);
        return ids.map((id) => found.get(id) ?? []);
      },
      resolve: ({ id }) => id,
    }),
  }),
});

builder.objectFields(StocktakeType, (t) => ({
  createdBy: t.exposeString('createdBy', { description: 'Who began the stocktake, as text.' }),
  by: t.field({
    type: ActorType,
    nullable: true,
    description: 'Who began it: `createdBy` as an object.',
    resolve: ({ createdBy, createdAt }, _args, context) => findActor(createdBy, createdAt, context),
  }),
  createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the stocktake began.' }),
  updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it or one of its entries last changed.' }),
  endedBy: t.exposeString('endedBy', { nullable: true, description: 'Who ended it, as text; null: it is open.' }),
  endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended; null: it is open.' }),
}));

const StocktakeConnection = builder.connectionObject(
  { type: StocktakeType, name: 'StocktakeConnection', description: 'A page of stocktakes.' },
  { name: 'StocktakeEdge', description: 'A stocktake on a page.' },
);

builder.queryField('stocktakes', (t) =>
  t.field({
    type: StocktakeConnection,
    nullable: true,
    description: 'Stocktakes, the newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: { ...pageArgs, status: t.arg({ type: StatusEnum, description: 'How far they have come. Omitted: any.' }) },
    resolve: (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const status = args.status ?? null;
      return readConnection(info, request, {
        rows: (counted) => listStocktakes(sql, status, request, counted),
        count: () => countStocktakes(sql, status),
      });
    },
  }),
);

builder.queryField('stocktake', (t) =>
  t.field({
    type: StocktakeType,
    nullable: true,
    description: 'The stocktake with a number; null: there is none.',
    authScopes: { staff: true },
    args: { number: t.arg.int({ required: true, description: 'Number of the stocktake.' }) },
    resolve: async (_root, { number }, { sql }) => (await listStocktakesById(sql, [number]))[0] ?? null,
  }),
);

builder.subscriptionField('stocktakeUpdated', (t) =>
  t.field({
    type: StocktakeType,
    description:
      'A stocktake as it is now, then each time that it or one of its entries changes. Without `id`: each stocktake that changes. After a ' +
      'lost connection subscribe again.',
    authScopes: { staff: true },
    args: { id: t.arg.id({ description: 'Id of the stocktake. Omitted: all.' }) },
    subscribe: (_root, { id }, { changes }) => {
      if (id == null) return changes.follow('stocktakes');
      const key = findKey(String(id), 'Stocktake');
      if (key === undefined) throw badUserInput(`"${String(id).slice(0, 100)}" is not the id of a stocktake`);
      return followKey(key, changes.follow('stocktakes'), { startsWith: true });
    },
    resolve: (key: string) => key,
  }),
);
