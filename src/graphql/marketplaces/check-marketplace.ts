import { z } from 'zod';
import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import { noteAccount } from '../../db/marketplaces/accounts.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { type AccountParts, checkAccountParts, type PartCheck } from '../../marketplaces/account-parts.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { check, marketplaceCode } from '../base/inputs.ts';
import { idempotencyKeyField, oncePrepared } from '../mutations/once.ts';
import { MarketplaceType } from './marketplace.ts';
import { getApiMarketplaceOf, readMarketplace } from './marketplace-payload.ts';

const timeoutMs = 8_000;

const PartEnum = defineEnum('AccountPart', 'What an account at a marketplace must be able to do.', {
  key: 'The credentials are accepted and have all rights that the marketplace reports.',
  orders: 'New orders can be read.',
  catalog: 'The catalogue can be read.',
  read_figures: 'The figure of a listing can be read.',
  send_figures: 'Figures can be set.',
});

const OutcomeEnum = defineEnum('AccountPartOutcome', 'What a check of an account found.', {
  works: 'The call was answered as expected.',
  refused: 'The marketplace refused, or rights are missing: `message` says which.',
  unavailable: 'Not checked: the marketplace did not answer, or its limits allow no call now.',
  no_call: 'Not checked: the marketplace has no call for it.',
  no_listing: 'Not checked: nothing is linked yet, so there is nothing to read.',
  needs_sending: 'Not checked: only sending a figure shows whether it is allowed.',
});

const PartCheckType = builder.objectRef<PartCheck>('AccountPartCheck').implement({
  description: 'The check of one part of an account.',
  fields: (t) => ({
    part: t.expose('part', { type: PartEnum, description: 'The part of the account.' }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: 'What was found, or why it was not checked.' }),
    message: t.exposeString('message', {
      nullable: true,
      description: "The marketplace's own words, or what is missing, each as a sentence; null: nothing to say.",
    }),
    httpStatus: t.exposeInt('httpStatus', {
      nullable: true,
      description: 'HTTP status of the refusal; null: there was none.',
    }),
  }),
});

const CheckMarketplaceInput = builder.inputType('CheckMarketplaceInput', {
  description: 'The marketplace to check.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const CheckMarketplacePayload = builder
  .objectRef<{ marketplace: Marketplace; parts: PartCheck[] }>('CheckMarketplacePayload')
  .implement({
    description: 'What works at a marketplace, what does not, and what was not checked.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace as it is now.' }),
      parts: t.expose('parts', { type: [PartCheckType], description: 'One check per part of the account.' }),
    }),
  });

const inputSchema = z.object({ marketplace: marketplaceCode });

builder.mutationField('checkMarketplace', (t) =>
  t.field({
    type: CheckMarketplacePayload,
    nullable: true,
    description:
      'Tries the account of a marketplace with calls that change nothing there, and says for each part whether it works, or why it was ' +
      'not checked.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'CheckMarketplaceResult',
        description: 'The checks, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CheckMarketplaceInput, required: true, description: 'The marketplace to check.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(inputSchema, args.input);
      const { sql, openMarketplace } = context;
      const { id } = await getApiMarketplaceOf(sql, input, 'there is no account to check');
      const ask = async (): Promise<AccountParts> =>
        checkAccountParts(await openMarketplace(id), await findAnyListing(sql, id), timeoutMs);
      const text = await oncePrepared(context, info, args.input, ask, async (tx, { parts, expiresAt, missing }) => {
        // noteAccount, not recordAccount: the daily check stays due, and it warns of credentials that expire soon.
        if (missing) await noteAccount(tx, id, { expiresAt, missing });
        return JSON.stringify(parts);
      });
      return { ...(await readMarketplace(sql, id)), parts: JSON.parse(text) as PartCheck[] };
    },
  }),
);
