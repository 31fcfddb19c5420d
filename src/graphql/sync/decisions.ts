import { type Decision, listDecisions } from '../../db/decisions.ts';
import { builder } from '../base/builder.ts';
import { badUserInput } from '../base/refusal.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { DecisionKindEnum } from './decision-kind.ts';

const DecisionType = builder.objectRef<Decision>('Decision').implement({
  description: 'What waits for a person: everything of one kind, on one marketplace, with one cause.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DecisionKindEnum, description: 'What it is; each kind says how to decide.' }),
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Where.',
      resolve: ({ marketplaceId }) => String(marketplaceId),
    }),
    cause: t.exposeString('cause', {
      nullable: true,
      description: 'Why, as a code such as `zeros` or `other_content`; more may be added. Null: the kind says it.',
    }),
    count: t.exposeInt('count', { description: 'How many listings, events, differences or orders wait.' }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when the oldest of them waits.' }),
    example: t.exposeString('example', {
      nullable: true,
      description: 'The newest of them in words, in English, at most 300 characters; null: there is nothing to add.',
    }),
  }),
});

const maxReturnDays = 365;

builder.queryField('toDecide', (t) =>
  t.field({
    type: [DecisionType],
    nullable: true,
    description:
      'Everything that waits for a person, in groups, what waits longest first. An empty list: nothing is to be decided.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 20 },
    args: {
      returnDays: t.arg.int({
        defaultValue: 7,
        description: `Returns are in it when they are expected for longer than this many days: 0 to ${maxReturnDays}.`,
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
