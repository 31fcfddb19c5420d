import packageJson from '../../../package.json' with { type: 'json' };
import { readBusinessDay } from '../../db/sales/analytics.ts';
import { builder } from '../base/builder.ts';
import type { GraphQLContext } from '../context.ts';

const ShopType = builder.objectRef<GraphQLContext>('Shop').implement({
  description: 'Settings of the whole shop that its apps need.',
  fields: (t) => ({
    baseCurrency: t.exposeString('baseCurrency', {
      description: 'ISO 4217 code of the currency of product prices, costs and sales figures, such as UZS.',
    }),
    timeZone: t.exposeString('businessTimeZone', {
      description:
        "IANA name of the business's time zone, such as Asia/Tashkent. A business day is a calendar day there.",
    }),
    today: t.field({
      type: 'Date',
      description: 'The present business day.',
      resolve: ({ sql }) => readBusinessDay(sql),
    }),
    holdMinutes: t.int({
      description: 'Minutes that an order of the Mini App waits for confirmation before it expires.',
      resolve: ({ store }) => store.holdMinutes,
    }),
    maxOpenOrders: t.int({
      description: 'Most orders of one buyer that can wait for confirmation at the same time.',
      resolve: ({ store }) => store.maxOpenOrders,
    }),
    maxOpenUnits: t.int({
      description: 'Most units of one buyer that can wait for confirmation at the same time.',
      resolve: ({ store }) => store.maxOpenUnits,
    }),
    release: t.string({
      description: 'Release of Ombor, such as 0.1.0.',
      resolve: () => packageJson.version,
    }),
  }),
});

builder.queryField('shop', (t) =>
  t.field({
    type: ShopType,
    nullable: true,
    description: 'Settings of the whole shop: currency, time zone, limits of orders.',
    authScopes: { everybody: true },
    resolve: (_root, _args, context) => context,
  }),
);
