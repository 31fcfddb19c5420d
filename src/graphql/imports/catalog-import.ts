import {
  type CatalogImportRow,
  type ImportResult,
  listImportsById,
  listNewestImports,
  type NamedItem,
} from '../../db/imports/catalog-imports.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';

const StatusEnum = defineEnum('CatalogImportStatus', 'How far an import of a catalogue has come.', {
  waiting: 'It waits for a worker.',
  running: 'A worker reads the catalogue.',
  done: 'The whole catalogue was read.',
  failed: 'It could not be read to its end; `error` says why. Pages before that stay written.',
});

const OutcomeEnum = defineEnum('CatalogImportOutcome', 'What becomes of an item of a catalogue.', {
  linked: 'It is linked to a product that exists.',
  created: 'It becomes a new product.',
  linked_before: 'It was linked before; nothing changes.',
  look_alike: 'It is probably the same as a product that exists or as another item: a twin. Nothing is written.',
  ambiguous: 'Several products match, or something contradicts the match. Nothing is written.',
  unusable: 'It has no SKU, id or name that can be stored. Nothing is written.',
});

const ItemType = builder.objectRef<NamedItem>('CatalogImportItem').implement({
  description: "An item of a marketplace's catalogue. Its fields are what `linkProduct` needs to link it by hand.",
  fields: (t) => ({
    marketplaceProductId: t.exposeString('marketplaceProductId', { description: "The marketplace's id of the item." }),
    marketplaceSku: t.exposeString('marketplaceSku', { description: "The marketplace's article number." }),
    name: t.exposeString('name', { description: "The marketplace's name of the item." }),
    settings: t.expose('settings', {
      type: 'JSON',
      description: "Settings of the listing, as `Adapter.linkSchema` of the marketplace's adapter describes them.",
    }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: 'What becomes of the item.' }),
    sku: t.exposeString('sku', { nullable: true, description: 'SKU of the product; null: there is none.' }),
    detail: t.exposeString('detail', {
      nullable: true,
      description: 'Why nothing is written, or by what it was found, in English; null: there is nothing to say.',
    }),
    openingUnits: t.exposeInt('opening', {
      nullable: true,
      description: 'Units taken as the opening quantity of the product; null: none.',
    }),
  }),
});

const CountsType = builder.objectRef<ImportResult>('CatalogImportCounts').implement({
  description: 'How many items of a catalogue have which outcome, so far.',
  fields: (t) => ({
    linked: t.int({ description: 'Linked to a product that exists.', resolve: ({ counts }) => counts.linked }),
    created: t.int({ description: 'Became a new product.', resolve: ({ counts }) => counts.created }),
    linkedBefore: t.int({ description: 'Linked before.', resolve: ({ counts }) => counts.linked_before }),
    lookAlikes: t.int({
      description: 'Twins: probably the same as something else, left out.',
      resolve: ({ counts }) => counts.look_alike,
    }),
    ambiguous: t.int({ description: 'Several matches, left out.', resolve: ({ counts }) => counts.ambiguous }),
    unusable: t.int({ description: 'Cannot be stored, left out.', resolve: ({ counts }) => counts.unusable }),
    openingProducts: t.int({
      description: 'Products that got an opening quantity.',
      resolve: ({ openings }) => openings.products,
    }),
    openingUnits: t.int({
      description: 'Units taken as opening quantities.',
      resolve: ({ openings }) => openings.units,
    }),
  }),
});

const noResult: ImportResult = {
  counts: { linked: 0, created: 0, linked_before: 0, look_alike: 0, ambiguous: 0, unusable: 0 },
  openings: { products: 0, units: 0 },
  created: [],
  doubtful: [],
};

/** An import of a catalogue; loaded by its key, for staff only. */
export const CatalogImportType = builder.loadableNodeRef<
  CatalogImportRow | null,
  string,
  string,
  string,
  CatalogImportRow
>('CatalogImport', {
  id: { resolve: (row) => row.id },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listImportsById(sql, ids) : [], (row) => row.id),
});

const listed = { complexity: { field: 1, multiplier: 20 } } as const;

CatalogImportType.implement({
  description:
    "A reading of a marketplace's whole catalogue, which links its items to products. A worker does it; it goes on when the connection of " +
    'the client is lost. It is kept for 30 days.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'The marketplace.',
      resolve: (row) => String(row.marketplaceId),
    }),
    dryRun: t.exposeBoolean('dryRun', { description: 'true: nothing is written.' }),
    takeStock: t.exposeBoolean('takeStock', {
      description: 'true: the figures of the marketplace become the opening quantities of products that never moved.',
    }),
    createLookAlikes: t.exposeBoolean('createLookAlikes', {
      description: 'true: twins become products of their own.',
    }),
    status: t.expose('status', { type: StatusEnum, description: 'How far it has come.' }),
    itemsRead: t.exposeInt('itemsRead', { description: 'Items of the catalogue that were read so far.' }),
    counts: t.field({
      type: CountsType,
      description: 'What became of the items that were read, or would.',
      resolve: ({ result }) => result ?? noResult,
    }),
    created: t.field({
      ...listed,
      type: [ItemType],
      description: 'Items that became a product, or would, in the order of the catalogue; at most 500.',
      resolve: ({ result }) => result?.created ?? [],
    }),
    doubtful: t.field({
      ...listed,
      type: [ItemType],
      description:
        'Items that were left out, in the order of the catalogue; at most 500. Link them with `linkProduct`.',
      resolve: ({ result }) => result?.doubtful ?? [],
    }),
  }),
});

builder.objectFields(CatalogImportType, (t) => ({
  error: t.exposeString('error', { nullable: true, description: 'Why it failed, in English; null unless it did.' }),
  httpStatus: t.exposeInt('httpStatus', {
    nullable: true,
    description: "HTTP status of the marketplace's refusal; null: there was none.",
  }),
  createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was requested.' }),
  endedAt: t.expose('endedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When it ended; null: it has not ended.',
  }),
}));

builder.objectField(MarketplaceType, 'catalogImport', (t) =>
  t.loadable({
    type: CatalogImportType,
    nullable: true,
    description: 'The newest import of its catalogue; null: none in the last 30 days.',
    authScopes: { staff: true },
    load: async (ids: number[], { sql }: GraphQLContext) =>
      inOrder(ids, await listNewestImports(sql, ids), (row) => row.marketplaceId),
    resolve: (marketplace) => marketplace.id,
  }),
);
