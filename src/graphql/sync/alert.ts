import { createAlertWriter } from '../../alert-texts/describe.ts';
import {
  type Alert,
  countAlerts,
  listAlerts,
  listAlertsById,
  listAlertsOfSnapshot,
  listOpenAlertsOfProducts,
} from '../../db/alerts/alerts.ts';
import { encodeCursor } from '../../db/live/stock-cursor.ts';
import { builder } from '../base/builder.ts';
import { AlertKindEnum, AlertLanguageEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductsFilter } from '../catalog/product-filter.ts';
import type { Change } from '../changes/resumable.ts';
import { readAfter } from '../live/cursor.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { OrderType } from '../orders/order.ts';
import { readConnection } from '../reading/connection.ts';

const AlertType = builder.loadableNodeRef<Alert | null, string, string, string, Alert>('Alert', {
  id: { resolve: (alert) => alert.id },
  // A subscription must read the row again at each event.
  loaderOptions: { cache: false },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listAlertsById(sql, ids) : [], (row) => row.id),
});

AlertType.implement({
  description: 'Something that a person should know. Each cause has one alert, which changes as the cause changes.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AlertKindEnum, description: 'Kind of the alert.' }),
    text: t.string({
      description: 'What is wrong, with names and figures, and what to do. It contains no data of customers.',
      args: {
        language: t.arg({
          type: AlertLanguageEnum,
          description: 'Language of the text. Omitted: the language set by ALERT_LANGUAGE.',
        }),
      },
      resolve: (alert, { language }, { alertLanguage, businessTimeZone }) => {
        const { body, resolved } = createAlertWriter(language ?? alertLanguage, businessTimeZone).describe(alert);
        return resolved === null ? body : `${body} ${resolved}`;
      },
    }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'Product concerned; null: none, or several.',
      resolve: ({ productId }) => (productId === null ? null : String(productId)),
    }),
    marketplace: t.field({
      type: MarketplaceType,
      nullable: true,
      description: 'Marketplace concerned; null: none, or several.',
      resolve: ({ marketplaceId }) => (marketplaceId === null ? null : String(marketplaceId)),
    }),
    orders: t.expose('orderIds', {
      type: [OrderType],
      description: 'Orders concerned, newest first, at most 20.',
      complexity: { field: 1, multiplier: 5 },
    }),
    raisedAt: t.expose('raisedAt', { type: 'DateTime', description: 'When the cause was first seen.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When the alert last changed. To see which of two answers is newer, compare `revision`.',
    }),
    revision: t.exposeInt('version', {
      description: 'Rises with every change of the alert. Of two answers the one with the higher revision is newer.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the cause ended; null: the alert is open.',
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
        description:
          'Taken before the first page and the same on all pages: `alertChanged(after:)` with it misses nothing.',
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
    description: 'Open alerts about the product, newest first.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 5 },
    load: (ids: number[], { sql }) => listOpenAlertsOfProducts(sql, ids),
    group: (alert) => (typeof alert === 'string' ? 0 : (alert.productId ?? 0)),
    resolve: (product) => product.id,
  }),
);

const AlertFilterInput = builder.inputType('AlertFilter', {
  description: 'Filter of alerts. An omitted field does not filter; an empty list finds nothing.',
  fields: (t) => ({
    kinds: t.field({ type: [AlertKindEnum], description: 'Kinds of the alerts.' }),
    marketplaces: t.stringList({ description: 'Codes of the marketplaces concerned, at most 500.' }),
    skus: t.stringList({ description: 'SKUs of the products concerned, at most 500.' }),
    productIds: t.idList({ description: 'Ids of the products concerned, at most 500.' }),
  }),
});

builder.queryField('alerts', (t) =>
  t.field({
    type: AlertConnection,
    description: 'Alerts, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      open: t.arg.boolean({
        defaultValue: true,
        description: 'true: open alerts; false: resolved alerts; null: both.',
      }),
      filter: t.arg({ type: AlertFilterInput, description: 'Further conditions for the alerts. Omitted: none.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = {
        open: args.open ?? null,
        kinds: args.filter?.kinds ?? null,
        marketplaceIds: await readMarketplacesFilter(sql, args.filter?.marketplaces),
        productIds: await readProductsFilter(sql, args.filter),
      };
      return readConnection(
        info,
        request,
        {
          rows: () => (request.stockCursor === null ? listAlertsOfSnapshot : listAlerts)(sql, filter, request),
          count: () => countAlerts(sql, filter),
        },
        'alerts',
      );
    },
  }),
);

builder.subscriptionField('alertRaised', (t) =>
  t.field({
    type: AlertType,
    description:
      'Each alert when it is raised, whenever it changes, and when it is resolved (`resolvedAt` is set). Quick changes of one alert may ' +
      'arrive as one event. After a lost connection read `alerts` again; `alertChanged` resumes without that.',
    authScopes: { staff: true },
    subscribe: (_root, _args, { changes }) => changes.follow('alerts'),
    resolve: (id: string) => id,
  }),
);

const AlertChange = builder.objectRef<Change>('AlertChange').implement({
  description: 'An alert that changed, and the cursor to resume after it.',
  fields: (t) => ({
    cursor: t.string({
      description:
        'Keep the newest one; pass it as `after` when you reconnect and nothing is missed (some events may repeat).',
      resolve: ({ cursor }) => encodeCursor('alerts', cursor),
    }),
    alert: t.field({ type: AlertType, description: 'The alert as it is now.', resolve: ({ key }) => key }),
  }),
});

builder.subscriptionField('alertChanged', (t) =>
  t.field({
    type: AlertChange,
    description:
      'Alerts when they are raised, change and are resolved. With `after` it starts with each alert that changed since that cursor, so ' +
      'that nothing is missed across lost connections. An event may come twice: drop one whose `revision` is lower than what you show.',
    authScopes: { staff: true },
    args: {
      after: t.arg.string({
        description: 'An `AlertChange.cursor` or `AlertConnection.changesCursor`. Omitted: only new changes.',
      }),
    },
    subscribe: (_root, { after }, { changes }) => changes.resumable.follow('alerts', readAfter('alerts', after)),
    resolve: (change: Change) => change,
  }),
);
