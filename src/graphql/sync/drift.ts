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
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductsFilter } from '../catalog/product-filter.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { both, readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { readConnection } from '../reading/connection.ts';

const DriftCauseEnum = builder.enumType('DriftCause', {
  description: 'Likely causes of a difference between target and shown figure.',
  values: {
    MISSED_EVENT: {
      value: 'missed_event',
      description: 'Units disappeared without an event: most likely a sale that was not reported.',
    },
    MANUAL_EDIT: {
      value: 'manual_edit',
      description: 'The marketplace shows more than it accepted: most likely somebody edited the figure there.',
    },
    REJECTED_PUSH: { value: 'rejected_push', description: 'The marketplace refused the target figure.' },
    GHOST_WRITE: {
      value: 'ghost_write',
      description: 'The marketplace shows an earlier figure from Ombor again: an older push was applied late.',
    },
    NOT_LISTED: { value: 'not_listed', description: 'The marketplace does not list the product.' },
    UNKNOWN: { value: 'unknown', description: 'What the marketplace showed before is not known.' },
  } as const,
});

const DriftResolutionEnum = builder.enumType('DriftResolution', {
  description: 'Ways in which a difference ends.',
  values: {
    PUSHED: { value: 'pushed', description: 'The target figure was sent again and confirmed.' },
    EQUAL: { value: 'equal', description: 'A later comparison found the figures equal.' },
    ACCEPTED: { value: 'accepted', description: "A person changed the seller's stock to match." },
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
    'A difference between what a marketplace showed and its target figure, seen twice. Figures are in items of the listing.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace of the listing.',
      resolve: (drift) => String(drift.marketplaceId),
    }),
    product: t.field({
      type: ProductType,
      description: 'Product of the listing.',
      resolve: (drift) => String(drift.productId),
    }),
    marketplaceSku: t.exposeString('marketplaceSku', {
      description: "The marketplace's article number: it says which listing.",
    }),
    cause: t.field({
      type: DriftCauseEnum,
      description: 'Most likely cause of the difference.',
      resolve: (drift) => drift.cause,
    }),
    arithmetic: t.exposeString('arithmetic', { description: 'How the figures lead to the cause, in English.' }),
    figure: t.exposeInt('figure', { description: 'Target figure: what the listing should have shown.' }),
    shown: t.exposeInt('shown', {
      nullable: true,
      description: 'Shown figure: what the marketplace showed; null: it does not list the product.',
    }),
    told: t.exposeInt('told', {
      nullable: true,
      description:
        'Reported figure: the last figure from Ombor that the marketplace accepted before the difference was seen; null: not known.',
    }),
    toldAt: t.expose('toldAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the marketplace accepted the reported figure; null: not known.',
    }),
  }),
});

builder.objectFields(DriftType, (t) => ({
  foundAt: t.expose('confirmedAt', {
    type: 'DateTime',
    description: 'When the difference was seen the second time.',
  }),
  resolvedAt: t.expose('resolvedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When the difference ended; null: it is open.',
  }),
  resolution: t.expose('resolution', {
    type: DriftResolutionEnum,
    nullable: true,
    description: 'How the difference ended; null: it is open.',
  }),
  acceptedAt: t.expose('acceptedAt', {
    type: 'DateTime',
    nullable: true,
    description: "When a person changed the seller's stock to match, with `acceptDrift`; null: not accepted.",
  }),
}));

const DriftConnection = builder.connectionObject(
  { type: DriftType, name: 'DriftConnection', description: 'A page of differences.' },
  { name: 'DriftEdge', description: 'A difference on a page.' },
);

builder.objectField(ProductType, 'drifts', (t) =>
  t.loadableGroup({
    type: DriftType,
    nullable: { list: true, items: false },
    description: 'Open differences between target and shown figures on all marketplaces, newest first.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 5 },
    load: (ids: number[], { sql }) => listOpenDriftsOfProducts(sql, ids),
    group: (drift) => (typeof drift === 'string' ? 0 : drift.productId),
    resolve: (product) => product.id,
  }),
);

const DriftFilterInput = builder.inputType('DriftFilter', {
  description: 'Filter of differences. An omitted field does not filter; an empty list finds nothing.',
  fields: (t) => ({
    marketplaces: t.stringList({ description: 'Codes of the marketplaces, at most 500.' }),
    skus: t.stringList({ description: 'SKUs of the products, at most 500.' }),
    productIds: t.idList({ description: 'Ids of the products, at most 500.' }),
    causes: t.field({ type: [DriftCauseEnum], description: 'Causes of the differences.' }),
  }),
});

builder.queryField('drifts', (t) =>
  t.field({
    type: DriftConnection,
    nullable: true,
    description: 'Differences between target and shown figures that comparisons have found, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
      open: t.arg.boolean({ description: 'true: open differences; false: ended differences; omitted: both.' }),
      filter: t.arg({
        type: DriftFilterInput,
        description: 'Further conditions; a difference must meet them and the other arguments.',
      }),
    },
    resolve: async (_root, args, { sql }, info) => {
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
      return readConnection(info, request, {
        rows: (counted) => listDrifts(sql, filter, request, counted),
        count: () => countDrifts(sql, filter),
        matchesFew: filter.open === true,
      });
    },
  }),
);
