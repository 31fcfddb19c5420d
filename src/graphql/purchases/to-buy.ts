import { type Cover, countToBuy, listCovers, listToBuy, minDays, type ToBuy } from '../../db/sales/cover.ts';
import { builder } from '../base/builder.ts';
import { AlertLanguageEnum, defineEnum } from '../base/enums.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnectionBy } from '../base/page.ts';
import { badUserInput } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import { listAsked } from '../reading/selection.ts';
import { describeReason } from './reason-texts.ts';

const CoverStateEnum = defineEnum('CoverState', 'Whether the days of cover of a product are known.', {
  known: '`daysOfCover` is known.',
  no_sales: 'Nothing was sold in the last 28 days.',
  too_little_history: `It had stock on fewer than ${minDays} of the last 28 days.`,
});

const soldText =
  'Units sold in the last 28 business days, today included, at all places, without units that came back.';
const daysText =
  'Business days of the last 28 on which it had a free unit, or was sold. Before it was created it had none.';
const coverText =
  'Days that the free units last at such sales, with one decimal, rounded down: quantity x days with stock / sold.';

const CoverType = builder.objectRef<Cover>('StockCover').implement({
  description:
    'How long the stock of a product lasts at the sales of the last 28 days. Days without stock are left out.',
  fields: (t) => ({
    sold: t.exposeInt('sold', { description: soldText }),
    daysWithStock: t.exposeInt('daysWithStock', { description: daysText }),
    daysOfCover: t.expose('daysOfCover', {
      type: 'Decimal',
      nullable: true,
      description: `${coverText} Null: \`state\` says why.`,
    }),
    state: t.field({
      type: CoverStateEnum,
      description: 'Whether the days of cover are known, and if not, why.',
      resolve: ({ daysOfCover, sold }) =>
        daysOfCover !== null ? 'known' : sold === 0 ? 'no_sales' : 'too_little_history',
    }),
  }),
});

builder.objectField(ProductType, 'cover', (t) =>
  t.loadable({
    type: CoverType,
    nullable: true,
    description: 'How long its stock lasts at the sales of the last 28 days.',
    authScopes: { staff: true },
    load: async (ids: number[], { sql }) => {
      const covers = new Map((await listCovers(sql, ids)).map((cover) => [cover.productId, cover]));
      return ids.map((id) => covers.get(id) ?? null);
    },
    resolve: (product) => product.id,
  }),
);

const BuyReasonEnum = defineEnum('BuyReason', 'Why a product is on the list of what to buy.', {
  oversold: 'More was sold than there was.',
  out_of_stock: 'Nothing is left.',
  runs_out: 'What is left does not last for the target number of days.',
  too_little_history: `It had stock on fewer than ${minDays} of the last 28 days, and less is left than was sold in them.`,
});

const ToBuyType = builder.objectRef<ToBuy>('ToBuy').implement({
  description: 'A product that will be short, and how many units it needs.',
  fields: (t) => ({
    product: t.field({ type: ProductType, description: 'The product.', resolve: ({ productId }) => String(productId) }),
    quantity: t.exposeInt('quantity', { description: 'Free units that there are.' }),
    oversold: t.exposeInt('oversold', { description: 'Units sold beyond the stock.' }),
    sold: t.exposeInt('sold', { description: soldText }),
    daysWithStock: t.exposeInt('daysWithStock', { description: daysText }),
    daysOfCover: t.expose('daysOfCover', {
      type: 'Decimal',
      nullable: true,
      description: `${coverText} Null: not known.`,
    }),
    onItsWay: t.exposeInt('onItsWay', { description: 'Units in drafts of receipts.' }),
    suggestedQuantity: t.exposeInt('suggested', {
      nullable: true,
      description:
        'Units to buy: sold x target days / days with stock, rounded up, minus what is free and on its way, plus what is oversold. Null: ' +
        'too little history.',
    }),
    reason: t.expose('reason', { type: BuyReasonEnum, description: 'Why it is on the list.' }),
    reasonText: t.string({
      description: 'The reason as a sentence, with its figures. Without `language` in English.',
      args: { language: t.arg({ type: AlertLanguageEnum, description: 'Language of the text. Omitted: English.' }) },
      resolve: (row, { language }) => describeReason(row, language ?? 'en'),
    }),
  }),
});

const ToBuyConnection = builder.connectionObject(
  { type: ToBuyType, name: 'ToBuyConnection', description: 'A page of what to buy.' },
  { name: 'ToBuyEdge', description: 'A product to buy, on a page.' },
);

const maxTargetDays = 365;

builder.queryField('toBuy', (t) =>
  t.field({
    type: ToBuyConnection,
    nullable: true,
    description:
      'What to buy, so that the stock lasts for a number of days: products that were sold in the last 28 days and will be short, the most ' +
      'urgent first. `createReceipt` makes a draft of chosen rows. Archived products are left out.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      targetDays: t.arg.int({
        defaultValue: 30,
        description: `Days that the stock is to last, 1 to ${maxTargetDays}.`,
      }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const targetDays = args.targetDays ?? 30;
      if (targetDays < 1 || targetDays > maxTargetDays)
        throw badUserInput(`targetDays must be from 1 to ${maxTargetDays}, not ${targetDays}`);
      const request = readPageArgs(args);
      const asked = listAsked(info);
      const total = asked.has('totalCount') ? await countToBuy(sql, targetDays) : null;
      const page = await listToBuy(sql, targetDays, request);
      return toConnectionBy(
        ({ position }) => position,
        page,
        request,
        async () => total,
      );
    },
  }),
);
