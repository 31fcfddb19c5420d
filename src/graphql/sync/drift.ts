import {
  countDrifts,
  type Drift,
  listDrifts,
  listDriftsById,
  listOpenDriftsOfProducts,
} from '../../db/drifts/drifts.ts';
import { builder } from '../base/builder.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductsFilter } from '../catalog/product-filter.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { both, readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';

const DriftCauseEnum = builder.enumType('DriftCause', {
  description: 'What best explains that a marketplace shows something else; more may be added.',
  values: {
    MISSED_EVENT: {
      value: 'missed_event',
      description: 'Units went without an event: most likely a sale that nobody told.',
    },
    MANUAL_EDIT: { value: 'manual_edit', description: 'It shows more than it confirmed: most likely an edit there.' },
    REJECTED_PUSH: { value: 'rejected_push', description: 'It refused our figure.' },
    GHOST_WRITE: {
      value: 'ghost_write',
      description: 'It shows an earlier figure of ours again: an older push landed late.',
    },
    NOT_LISTED: { value: 'not_listed', description: 'It does not list the product.' },
    UNKNOWN: { value: 'unknown', description: 'What it showed before is not known.' },
  } as const,
});

const DriftResolutionEnum = builder.enumType('DriftResolution', {
  description: 'How a difference ended; more may be added.',
  values: {
    PUSHED: { value: 'pushed', description: 'Our figure was sent again and confirmed.' },
    EQUAL: { value: 'equal', description: 'A later read-back found it equal.' },
    ACCEPTED: { value: 'accepted', description: 'A person took its figure over into our stock.' },
  } as const,
});

/** A difference that reading back found; loaded by its key, for staff only. */
export const DriftType = builder.loadableNodeRef<Drift | null, string, string, string, Drift>('Drift', {
  id: { resolve: (drift) => drift.id },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listDriftsById(sql, ids) : [], (row) => row.id),
});

DriftType.implement({
  description:
    'A difference between what a marketplace showed and what it should show, seen twice. Figures in items of the listing.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Where.',
      resolve: (drift) => String(drift.marketplaceId),
    }),
    product: t.field({ type: ProductType, description: 'What.', resolve: (drift) => String(drift.productId) }),
    marketplaceSku: t.exposeString('marketplaceSku', { description: 'The article number there.' }),
    cause: t.field({
      type: DriftCauseEnum,
      description: 'What explains it best.',
      resolve: (drift) => drift.cause,
    }),
    arithmetic: t.exposeString('arithmetic', { description: 'How the figures lead to that, in words.' }),
    figure: t.exposeInt('figure', { description: 'What it should have shown.' }),
    shown: t.exposeInt('shown', { nullable: true, description: 'What it showed; null: it does not list the product.' }),
    told: t.exposeInt('told', { nullable: true, description: 'What it had confirmed before; null: not known.' }),
    toldAt: t.expose('toldAt', { type: 'DateTime', nullable: true, description: 'When it had confirmed that.' }),
    foundAt: t.expose('confirmedAt', { type: 'DateTime', description: 'When it was seen the second time.' }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null: it has not.',
    }),
    resolution: t.expose('resolution', { type: DriftResolutionEnum, nullable: true, description: 'How it ended.' }),
    acceptedAt: t.expose('acceptedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a person took its figure over into our stock.',
    }),
  }),
});

const DriftConnection = builder.connectionObject(
  { type: DriftType, name: 'DriftConnection', description: 'A page of differences.' },
  { name: 'DriftEdge', description: 'A difference on a page.' },
);

builder.objectField(ProductType, 'drifts', (t) =>
  t.loadableGroup({
    type: DriftType,
    nullable: { list: true, items: false },
    description: 'Differences that still stand, on all marketplaces, newest first.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 5 },
    load: (ids: number[], { sql }) => listOpenDriftsOfProducts(sql, ids),
    group: (drift) => (typeof drift === 'string' ? 0 : drift.productId),
    resolve: (product) => product.id,
  }),
);

const DriftFilterInput = builder.inputType('DriftFilter', {
  description: 'Which differences. What is absent does not filter; an empty list finds nothing.',
  fields: (t) => ({
    marketplaces: t.stringList({ description: 'On the marketplaces with these codes, at most 500.' }),
    skus: t.stringList({ description: 'Of the products with these SKUs, at most 500.' }),
    productIds: t.idList({ description: 'Of the products with these ids, at most 500.' }),
    causes: t.field({ type: [DriftCauseEnum], description: 'With one of these causes.' }),
  }),
});

builder.queryField('drifts', (t) =>
  t.field({
    type: DriftConnection,
    description: 'Differences that reading back has found, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Only of the marketplace with this code.' }),
      open: t.arg.boolean({ description: 'true: those that still stand; false: those that ended; absent: both.' }),
      filter: t.arg({
        type: DriftFilterInput,
        description: 'Which of them; absent: all. It applies together with the other arguments.',
      }),
    },
    resolve: async (_root, args, { sql }) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceIds: both(
          await readMarketplaceFilter(sql, args.marketplace),
          await readMarketplacesFilter(sql, args.filter?.marketplaces),
        ),
        productIds: await readProductsFilter(sql, args.filter),
        causes: args.filter?.causes ?? null,
        open: args.open ?? null,
      };
      const page = await listDrifts(sql, filter, request);
      return toConnection(page, request, () => countDrifts(sql, filter));
    },
  }),
);
