import { createAlertWriter } from '../../alert-texts/describe.ts';
import {
  type Alert,
  countAlerts,
  listAlerts,
  listAlertsById,
  listOpenAlertsOfProducts,
} from '../../db/alerts/alerts.ts';
import { encodeCursor, readStockCursor } from '../../db/live/stock-cursor.ts';
import { builder } from '../base/builder.ts';
import { AlertKindEnum, AlertLanguageEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductsFilter } from '../catalog/product-filter.ts';
import type { Change } from '../changes/resumable.ts';
import { readAfter } from '../live/cursor.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { OrderType } from '../orders/order.ts';

const AlertType = builder.loadableNodeRef<Alert | null, string, string, string, Alert>('Alert', {
  id: { resolve: (alert) => alert.id },
  // A subscription must read the row again at each event.
  loaderOptions: { cache: false },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listAlertsById(sql, ids) : [], (row) => row.id),
});

AlertType.implement({
  description: 'Something that a person should know of: one a cause, changed as the cause changes.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AlertKindEnum, description: 'What kind of trouble it is.' }),
    text: t.string({
      description: 'What is wrong, with names and figures, and what to do. Nothing of a customer is in it.',
      args: { language: t.arg({ type: AlertLanguageEnum, description: 'Absent: the language of ALERT_LANGUAGE.' }) },
      resolve: (alert, { language }, { alertLanguage, businessTimeZone }) => {
        const { body, resolved } = createAlertWriter(language ?? alertLanguage, businessTimeZone).describe(alert);
        return resolved === null ? body : `${body} ${resolved}`;
      },
    }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'The product that it concerns, if it is a single one.',
      resolve: ({ productId }) => (productId === null ? null : String(productId)),
    }),
    marketplace: t.field({
      type: MarketplaceType,
      nullable: true,
      description: 'The marketplace that it concerns, if it is a single one.',
      resolve: ({ marketplaceId }) => (marketplaceId === null ? null : String(marketplaceId)),
    }),
    orders: t.expose('orderIds', {
      type: [OrderType],
      description: 'The orders that it concerns, newest first, at most 20.',
      complexity: { field: 1, multiplier: 5 },
    }),
    raisedAt: t.expose('raisedAt', { type: 'DateTime', description: 'When the cause was first seen.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When something about it last changed.' }),
    revision: t.exposeInt('version', {
      description: 'Rises with each change: of two answers the one with the higher revision is newer.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the cause was gone; null: it is open.',
    }),
  }),
});

const AlertConnection = builder.connectionObject(
  {
    type: AlertType,
    name: 'AlertConnection',
    description: 'A page of alerts.',
    fields: (t) => ({
      changesCursor: t.string({
        description: 'Taken before page one and kept while paging: alertChanged(after:) with it misses nothing.',
        resolve: (connection) => connection.stockCursor,
      }),
    }),
  },
  { name: 'AlertEdge', description: 'An alert on a page.' },
);

builder.objectField(ProductType, 'alerts', (t) =>
  t.loadableGroup({
    type: AlertType,
    nullable: { list: true, items: false },
    description: 'Open alerts about it, newest first.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 5 },
    load: (ids: number[], { sql }) => listOpenAlertsOfProducts(sql, ids),
    group: (alert) => (typeof alert === 'string' ? 0 : (alert.productId ?? 0)),
    resolve: (product) => product.id,
  }),
);

const AlertFilterInput = builder.inputType('AlertFilter', {
  description: 'Which alerts. What is absent does not filter; an empty list finds nothing.',
  fields: (t) => ({
    kinds: t.field({ type: [AlertKindEnum], description: 'Of these kinds.' }),
    marketplaces: t.stringList({ description: 'About the marketplaces with these codes, at most 500.' }),
    skus: t.stringList({ description: 'About the products with these SKUs, at most 500.' }),
    productIds: t.idList({ description: 'About the products with these ids, at most 500.' }),
  }),
});

builder.queryField('alerts', (t) =>
  t.field({
    type: AlertConnection,
    description: 'What a person should know of, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      open: t.arg.boolean({ defaultValue: true, description: 'true: open ones; false: resolved ones; null: all.' }),
      filter: t.arg({ type: AlertFilterInput, description: 'Which of them; absent: all.' }),
    },
    resolve: async (_root, args, { sql }) => {
      const request = readPageArgs(args);
      const filter = {
        open: args.open ?? null,
        kinds: args.filter?.kinds ?? null,
        marketplaceIds: await readMarketplacesFilter(sql, args.filter?.marketplaces),
        productIds: await readProductsFilter(sql, args.filter),
      };
      const cursor = request.stockCursor ?? encodeCursor('alerts', await readStockCursor(sql));
      const page = await listAlerts(sql, filter, request);
      return toConnection(page, request, () => countAlerts(sql, filter), cursor);
    },
  }),
);

builder.subscriptionField('alertRaised', (t) =>
  t.field({
    type: AlertType,
    description:
      'Each alert as it is raised, and again as it changes or is resolved (`resolvedAt`). Quick changes of one may arrive as one.',
    authScopes: { staff: true },
    subscribe: (_root, _args, { changes }) => changes.follow('alerts'),
    resolve: (id: string) => id,
  }),
);

const AlertChange = builder.objectRef<Change>('AlertChange').implement({
  description: 'An alert that changed, and where to resume after it.',
  fields: (t) => ({
    cursor: t.string({
      description: 'For `after` of the next subscription: it covers everything before it.',
      resolve: ({ cursor }) => encodeCursor('alerts', cursor),
    }),
    alert: t.field({ type: AlertType, description: 'The alert as it stands now.', resolve: ({ key }) => key }),
  }),
});

builder.subscriptionField('alertChanged', (t) =>
  t.field({
    type: AlertChange,
    description:
      'Alerts as they are raised, change and are resolved, without a gap across lost connections. `after`: first each alert that ' +
      'changed since that cursor, as it stands now. Absent: changes only.',
    authScopes: { staff: true },
    args: { after: t.arg.string({ description: 'The last `cursor`, or `changesCursor` of `alerts`.' }) },
    subscribe: (_root, { after }, { changes }) => changes.resumable.follow('alerts', readAfter('alerts', after)),
    resolve: (change: Change) => change,
  }),
);
