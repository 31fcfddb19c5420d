import packageJson from '../../../package.json' with { type: 'json' };
import { listCategories } from '../../db/catalog/shop-offer.ts';
import { readBusinessDay } from '../../db/sales/analytics.ts';
import { builder } from '../base/builder.ts';
import { ProductType } from '../catalog/product.ts';
import type { GraphQLContext } from '../context.ts';

const maxCategories = 100;

/** The shop as a whole. */
export const ShopType = builder.objectRef<GraphQLContext>('Shop').implement({
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
    notifiesBuyers: t.exposeBoolean('telegramBotAnswers', {
      description:
        'Whether the bot writes to buyers what became of their orders (TELEGRAM_BOT_ANSWERS). The Mini App then asks them whether it may.',
    }),
    categories: t.stringList({
      nullable: true,
      description: `Categories of the products on sale, in alphabetical order, at most ${maxCategories}.`,
      resolve: ({ sql }) => listCategories(sql, maxCategories),
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

builder.objectFields(ProductType, (t) => ({
  description: t.exposeString('description', {
    nullable: true,
    description: 'What the product is, for buyers; null: nothing is said.',
  }),
  picture: t.string({
    nullable: true,
    description:
      'Path on this server that answers the picture of `imageUrl`, such as /pictures/12/0a1b2c3d4e5f6071; null without one. Apps that show it ' +
      'ask no other server. The server reads JPEG, PNG, WebP, GIF and AVIF of at most 1 MiB.',
    resolve: ({ id, pictureName }) => (pictureName === null ? null : `/pictures/${id}/${pictureName}`),
  }),
  inShop: t.exposeBoolean('inShop', {
    nullable: true,
    description: 'Whether the Mini App shop offers it. If not, its `stock` is 0; other marketplaces sell it as before.',
  }),
  category: t.exposeString('category', { nullable: true, description: 'Category in the Mini App shop; null: none.' }),
}));
