import packageJson from '../../../package.json' with { type: 'json' };
import { readBusinessDay } from '../../db/sales/analytics.ts';
import { builder } from '../base/builder.ts';
import type { GraphQLContext } from '../context.ts';

const ShopType = builder.objectRef<GraphQLContext>('Shop').implement({
  description: 'What is true of the whole shop: the settings that its apps need.',
  fields: (t) => ({
    baseCurrency: t.exposeString('baseCurrency', {
      description: 'ISO 4217 code of product prices, costs and sums of sales, such as UZS.',
    }),
    timeZone: t.exposeString('businessTimeZone', {
      description: 'IANA name of the zone whose days are the business days, such as Asia/Tashkent.',
    }),
    today: t.field({
      type: 'Date',
      description: 'The present business day.',
      resolve: ({ sql }) => readBusinessDay(sql),
    }),
    holdMinutes: t.int({
      description: 'How many minutes an order of the Mini App waits for its confirmation until it expires.',
      resolve: ({ store }) => store.holdMinutes,
    }),
    maxOpenOrders: t.int({
      description: 'How many orders of one buyer can wait for confirmation at the same time.',
      resolve: ({ store }) => store.maxOpenOrders,
    }),
    maxOpenUnits: t.int({
      description: 'How many units of one buyer can wait for confirmation at the same time.',
      resolve: ({ store }) => store.maxOpenUnits,
    }),
    release: t.string({
      description: 'The release of Ombor that answers, such as 0.1.0.',
      resolve: () => packageJson.version,
    }),
  }),
});

builder.queryField('shop', (t) =>
  t.field({
    type: ShopType,
    nullable: true,
    description: 'What is true of the whole shop: currency, time zone, limits of orders.',
    authScopes: { everybody: true },
    resolve: (_root, _args, context) => context,
  }),
);
