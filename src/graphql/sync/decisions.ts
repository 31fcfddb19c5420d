import { type Decision, listDecisions } from '../../db/decisions.ts';
import { builder } from '../base/builder.ts';
import { badUserInput } from '../base/refusal.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { DecisionKindEnum } from './decision-kind.ts';

const DecisionType = builder.objectRef<Decision>('Decision').implement({
  description:
    'A group of what waits for a decision of a person: everything of one kind, on one marketplace, with one cause.',
  fields: (t) => ({
    kind: t.expose('kind', {
      type: DecisionKindEnum,
      description: 'What waits. The description of each kind says how to decide.',
    }),
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace concerned.',
      resolve: ({ marketplaceId }) => String(marketplaceId),
    }),
    cause: t.exposeString('cause', {
      nullable: true,
      description:
        'Cause, as a code such as `zeros` or `other_content`; more codes may be added. Null: the kind says enough.',
    }),
    count: t.exposeInt('count', { description: 'Number of listings, events, differences or orders that wait.' }),
    since: t.expose('since', { type: 'DateTime', description: 'When the oldest one began to wait.' }),
    example: t.exposeString('example', {
      nullable: true,
      description: 'The newest one in English words, at most 300 characters; null: nothing to add.',
    }),
  }),
});

const maxReturnDays = 365;

builder.queryField('toDecide', (t) =>
  t.field({
    type: [DecisionType],
    nullable: true,
    description:
      'Everything that waits for a decision of a person, in groups, longest waiting first. Empty: nothing waits.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 20 },
    args: {
      returnDays: t.arg.int({
        defaultValue: 7,
        description: `Expected returns are included if they are expected for more than this many days, 0 to ${maxReturnDays}.`,
      }),
    },
    resolve: (_root, args, { sql }) => {
      const returnDays = args.returnDays ?? 7;
      if (returnDays < 0 || returnDays > maxReturnDays) {
        throw badUserInput(`returnDays must be from 0 to ${maxReturnDays}, not ${returnDays}`);
      }
      return listDecisions(sql, returnDays);
    },
  }),
);
