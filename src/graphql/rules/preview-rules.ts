import { z } from 'zod';
import { readRule, ruleFields, unitsPerItem } from '../../catalog/fields.ts';
import { type PreviewedListing, previewRules, type RulesPreview } from '../../db/rules/preview.ts';
import { builder } from '../base/builder.ts';
import { badUserInput, unknownName } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import { readMarketplaceFilter } from '../marketplaces/marketplace.ts';

const maxRows = 20;

const PreviewedListingType = builder.objectRef<PreviewedListing>('PreviewedListing').implement({
  description: 'A listing whose target figure a rule would change. Figures are in items of the listing.',
  fields: (t) => ({
    marketplaceSku: t.exposeString('marketplaceSku', {
      description: "The marketplace's article number: it says which listing.",
    }),
    product: t.field({
      type: ProductType,
      description: 'Product of the listing.',
      resolve: ({ productId }) => String(productId),
    }),
    before: t.exposeInt('before', { description: 'Target figure by the present rule.' }),
    after: t.exposeInt('after', { description: 'Target figure by the new rule.' }),
  }),
});

const RulesPreviewType = builder.objectRef<RulesPreview>('RulesPreview').implement({
  description: 'What a rule would change, with the stock of now. Nothing is stored or sent.',
  fields: (t) => ({
    listings: t.exposeInt('listings', { description: 'Listings that the rule is for.' }),
    changed: t.exposeInt('changed', { description: 'Of `listings`: listings whose target figure would change.' }),
    toZero: t.exposeInt('toZero', { description: 'Of `changed`: listings whose target figure would become 0.' }),
    rows: t.expose('rows', {
      type: [PreviewedListingType],
      description: `The listing that was named; otherwise at most ${maxRows} of the changes: changes to 0 come first, then the largest.`,
    }),
  }),
});

const StockRuleInput = builder.inputType('StockRuleInput', {
  description: 'A rule for how much of the stock is shown. An omitted field is as it is now; null: no restriction.',
  fields: (t) => ({
    stockBuffer: t.int({ description: 'Units never offered.' }),
    stockPercent: t.int({ description: 'Share of the free units that is offered, 0 to 100 percent, rounded down.' }),
    stockLimit: t.int({ description: 'Most units offered; null: no limit.' }),
    stockMinimum: t.int({ description: 'With fewer free units than this 0 is shown.' }),
    selling: t.boolean({ description: 'false: 0 is shown.' }),
    unitsPerItem: t.int({ description: 'Units in one item; only for a named listing.' }),
  }),
});

const ruleSchema = z.object({ ...ruleFields, unitsPerItem: unitsPerItem.nullish() });

/** Throws BAD_USER_INPUT. */
function readChange(given: unknown) {
  const { success, data, error } = ruleSchema.safeParse(given);
  if (success) return { ...readRule(data), ...(data.unitsPerItem != null && { unitsPerItem: data.unitsPerItem }) };
  throw badUserInput(error.issues.map(({ path, message }) => `rule.${path.join('.')}: ${message}`).join('; '));
}

builder.queryField('previewRules', (t) =>
  t.field({
    type: RulesPreviewType,
    nullable: true,
    description:
      'What a new rule of a listing, or of a whole marketplace, would show, before it is stored with `updateMarketplaceProduct` or ' +
      '`updateMarketplace`.',
    authScopes: { staff: true },
    args: {
      marketplace: t.arg.string({ required: true, description: 'Code of the marketplace.' }),
      marketplaceSku: t.arg.string({
        description: "The marketplace's article number of the listing. Omitted: the rule of the whole marketplace.",
      }),
      rule: t.arg({ type: StockRuleInput, required: true, description: 'The new rule.' }),
    },
    complexity: { field: 50, multiplier: 1 },
    resolve: async (_root, { marketplace, marketplaceSku, rule }, { sql }) => {
      const { unitsPerItem: units, ...change } = readChange(rule);
      const marketplaceId = (await readMarketplaceFilter(sql, marketplace)) ?? 0;
      if (marketplaceSku == null && units !== undefined) throw badUserInput('rule.unitsPerItem: only a listing has it');
      const given = units === undefined ? change : { ...change, unitsPerItem: units };
      const of = { marketplaceId, marketplaceSku: marketplaceSku ?? null };
      const preview = await previewRules(sql, of, given, maxRows);
      if (marketplaceSku != null && preview.listings === 0)
        throw unknownName('listing of this marketplace', marketplaceSku);
      return preview;
    },
  }),
);
