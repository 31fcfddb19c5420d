import { countDrifts, type Drift, listDrifts, listDriftsById } from '../../db/drifts/drifts.ts';
import { findMarketplace } from '../../db/marketplaces/marketplaces.ts';
import { builder } from '../base/builder.ts';
import { DriftCauseEnum, DriftResolutionEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';

/** A difference found by reading back; loaded by its key, for staff only. */
export const DriftType = builder.loadableNodeRef<Drift | null, string, string, string, Drift>('Drift', {
  id: { resolve: (drift) => drift.id },
  load: async (ids: string[], { sql, viewer }) => {
    const rows = new Map((isStaff(viewer) ? await listDriftsById(sql, ids) : []).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  },
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
    toldAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it had confirmed that.',
      resolve: (drift) => drift.toldAt,
    }),
    foundAt: t.field({
      type: 'DateTime',
      description: 'When it was seen the second time.',
      resolve: (drift) => drift.confirmedAt,
    }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null: it has not.',
      resolve: (drift) => drift.resolvedAt,
    }),
    resolution: t.field({
      type: DriftResolutionEnum,
      nullable: true,
      description: 'How it ended.',
      resolve: (drift) => drift.resolution,
    }),
    acceptedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a person took its figure over into our stock.',
      resolve: (drift) => drift.acceptedAt,
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
        marketplaceId: args.marketplace == null ? null : ((await findMarketplace(sql, args.marketplace))?.id ?? 0),
        open: args.open ?? null,
      };
      const page = await listDrifts(sql, filter, request);
      return toConnection(
        page,
        request,
        (row) => row.id,
        () => countDrifts(sql, filter),
      );
    },
  }),
);
