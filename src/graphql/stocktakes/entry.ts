import { countEntryPages, listEntriesById, listEntryPages, type StocktakeEntry } from '../../db/stocktakes/entries.ts';
import { ActorType, findActor } from '../actors/actor.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductFilter } from '../catalog/product-filter.ts';
import type { GraphQLContext } from '../context.ts';
import { listAsked } from '../reading/selection.ts';
import { StocktakeType } from './stocktake.ts';

export const ModeEnum = defineEnum('StocktakeMode', 'What an entry of a stocktake says.', {
  add: 'So many units were found there: it is added to the other entries of the product.',
  set_to:
    'Counted again: earlier entries of the product do not count any more; with a place, only entries of the same place.',
});

/** An entry of a stocktake; loaded by its key, for staff only. */
export const EntryType = builder.loadableNodeRef<StocktakeEntry | null, string, string, string, StocktakeEntry>(
  'StocktakeEntry',
  {
    id: { resolve: ({ id }) => id },
    load: async (ids: string[], { sql, viewer }) =>
      inOrder(ids, isStaff(viewer) ? await listEntriesById(sql, ids) : [], ({ id }) => id),
  },
);

EntryType.implement({
  description: 'What somebody counted of a product, at a place, at a moment. Entries of the same product add up.',
  fields: (t) => ({
    product: t.field({
      type: ProductType,
      nullable: true,
      description:
        'What was counted; null: no product has the code, or several have. `correctStocktakeEntry` says which.',
      resolve: ({ productId }) => (productId === null ? null : String(productId)),
    }),
    code: t.exposeString('code', { nullable: true, description: 'The scanned code; null: it was entered by hand.' }),
    units: t.exposeInt('units', { description: 'Units that were counted.' }),
    mode: t.field({
      type: ModeEnum,
      description: 'Whether it adds to other entries or replaces earlier ones.',
      resolve: ({ replaces }) => (replaces ? 'set_to' : 'add'),
    }),
    place: t.exposeString('place', { nullable: true, description: 'Where the units lay; null: not said.' }),
    assumed: t.exposeBoolean('assumed', {
      description: 'true: nobody counted it, and a person asked to book what is uncounted as 0.',
    }),
    counts: t.exposeBoolean('counts', {
      description: 'false: it is removed, a later entry has replaced it, or its product is not known.',
    }),
    countedAt: t.expose('countedAt', { type: 'DateTime', description: 'When the units were counted.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When Ombor recorded it.' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was removed; null: it is not removed.',
    }),
    actor: t.exposeString('actor', { description: 'Who counted, as text: the name of an API key.' }),
    by: t.field({
      type: ActorType,
      nullable: true,
      description: 'Who counted: `actor` as an object.',
      resolve: ({ actor, recordedAt }, _args, context) => findActor(actor, recordedAt, context),
    }),
  }),
});

const EntryConnection = builder.connectionObject(
  { type: EntryType, name: 'StocktakeEntryConnection', description: 'A page of entries of a stocktake.' },
  { name: 'StocktakeEntryEdge', description: 'An entry on a page.' },
);

builder.objectField(StocktakeType, 'entries', (t) =>
  t.loadable({
    type: EntryConnection,
    description: 'What was counted, the newest first.',
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      productId: t.arg.id({ description: 'Of this product. Omitted: of any.' }),
      unknown: t.arg.boolean({
        description: 'true: only questions, entries of codes that no product has. Omitted: all.',
      }),
      removed: t.arg.boolean({
        defaultValue: false,
        description: 'true: only removed entries; false: only entries that are not removed; null: all.',
      }),
    },
    // One loader per field of the document: there the arguments are the same for all stocktakes.
    byPath: true,
    load: async (ids: number[], { sql }: GraphQLContext, args, info) => {
      const request = readPageArgs(args);
      const filter = {
        productId: await readProductFilter(sql, args),
        question: args.unknown ?? null,
        removed: args.removed ?? null,
      };
      const totals = listAsked(info).has('totalCount') ? await countEntryPages(sql, ids, filter) : new Map();
      const pages = await listEntryPages(sql, ids, filter, request);
      return ids.map((id) =>
        toConnection(pages.get(id) ?? { rows: [], hasMore: false }, request, async () => totals.get(id) ?? 0),
      );
    },
    resolve: ({ id }) => id,
  }),
);
