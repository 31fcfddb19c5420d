import { countDrifts, type Drift, listDrifts, listDriftsById } from '../../db/drifts/drifts.ts';
import { builder } from '../base/builder.ts';
import { DriftCauseEnum, DriftResolutionEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';

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
    },
    resolve: async (_root, args, { sql }) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        open: args.open ?? null,
      };
      const page = await listDrifts(sql, filter, request);
      return toConnection(page, request, () => countDrifts(sql, filter));
    },
  }),
);
