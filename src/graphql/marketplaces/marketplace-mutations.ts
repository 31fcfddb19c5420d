import type { Json } from '../../db/client.ts';
import { noteAccount } from '../../db/marketplaces/accounts.ts';
import {
  insertMarketplace,
  type Marketplace,
  pauseMarketplace,
  resumeMarketplace,
} from '../../db/marketplaces/marketplaces.ts';
import {
  ConflictError,
  IdempotencyConflictError,
  MarketplaceRefusedError,
  NotFoundError,
  ValidationError,
} from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { MarketplaceTypeEnum } from '../base/enums.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, keyRefusals, type MutationInfo, once, oncePrepared } from '../mutations/once.ts';
import { openAnswer, sealAnswer } from '../mutations/sealed-answers.ts';
import { checkCredentials, tryNewAccount } from './account-check.ts';
import { exchangeInputFields, toNewMarketplace } from './connection-inputs.ts';
import { MarketplaceType } from './marketplace.ts';
import { getMarketplaceOf, marketplacePayload, readMarketplace } from './marketplace-payload.ts';

const ConnectMarketplaceInput = builder.inputType('ConnectMarketplaceInput', {
  description: "A place of sale to be connected. null: the adapter's default.",
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short name: lower-case letters, digits, _ and -.' }),
    name: t.string({ required: true, description: 'Name for people.' }),
    type: t.field({ type: MarketplaceTypeEnum, defaultValue: 'api', description: 'What kind of place it is.' }),
    adapter: t.string({ description: 'With type API: which adapter; see the query `adapters`.' }),
    settings: t.field({ type: 'JSON', description: "In the shape of the adapter's settingsSchema." }),
    credentials: t.field({
      type: 'JSON',
      description: 'In the shape of its credentialsSchema; never given out again.',
    }),
    currency: t.string({ required: true, description: 'ISO 4217 code of prices there.' }),
    webhookSecret: t.string({
      description:
        'Absent: made, and returned once. Else at least 16 bytes: `whsec_` and base64 of them, or as many characters. Spaces around it ' +
        'are left out.',
    }),
    ...exchangeInputFields(t),
    reconcileIntervalMinutes: t.int({
      description: 'Minutes from one read-back of every listing to the next, 5 to 43200; absent: 1440, a day.',
    }),
    startPaused: t.boolean({ defaultValue: true, description: 'true: nothing is pushed until resumeMarketplace.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const ConnectMarketplacePayload = builder
  .objectRef<{ marketplace: Marketplace; webhookSecret: string | null }>('ConnectMarketplacePayload')
  .implement({
    description: 'The place of sale that was connected.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The place of sale.' }),
      webhookSecret: t.exposeString('webhookSecret', {
        nullable: true,
        description: 'The secret that was made; shown this once.',
      }),
    }),
  });

async function connect(input: typeof ConnectMarketplaceInput.$inferInput, context: GraphQLContext, info: MutationInfo) {
  const { marketplace, credentials, newSecret } = toNewMarketplace(input, context);
  const { adapter: adapterName, name, settings } = marketplace;
  const { id, secret } = await oncePrepared(
    context,
    info,
    input,
    async () =>
      adapterName === null ? null : tryNewAccount(context.openAdapter(adapterName, { settings, credentials }), name),
    async (tx, account) => {
      // With what the account needs besides, as the check has found it.
      const all = { ...(settings as object), ...account?.settings } as Json;
      const newId = await insertMarketplace(tx, { ...marketplace, settings: all });
      // noteAccount, not recordAccount: the daily check stays due, and it warns of credentials that expire soon.
      if (account) await noteAccount(tx, newId, account);
      return { id: newId, secret: newSecret === null ? null : sealAnswer(context, newSecret) };
    },
  );
  return {
    ...(await readMarketplace(context.sql, id)),
    webhookSecret: secret === null ? null : openAnswer(context, secret),
  };
}

builder.mutationField('connectMarketplace', (t) =>
  t.field({
    type: ConnectMarketplacePayload,
    description: 'Connects a place of sale; it starts paused unless told otherwise.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, ConflictError, MarketplaceRefusedError, IdempotencyConflictError],
      union: { name: 'ConnectMarketplaceResult', description: 'The place of sale, or why it was not connected.' },
    },
    args: { input: t.arg({ type: ConnectMarketplaceInput, required: true, description: 'What to connect.' }) },
    resolve: (_root, { input }, context, info) => connect(input, context, info),
  }),
);

const PauseMarketplaceInput = builder.inputType('PauseMarketplaceInput', {
  description: 'Which place to pause.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Its code.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('pauseMarketplace', (t) =>
  t.field({
    type: marketplacePayload('PauseMarketplacePayload'),
    description: 'No stock leaves for it any more; sales still come in, and all that is owed goes out on resume.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError],
      union: { name: 'PauseMarketplaceResult', description: 'The place of sale, or why it was not paused.' },
    },
    args: { input: t.arg({ type: PauseMarketplaceInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { id } = await getMarketplaceOf(context.sql, input);
      await once(context, info, input, async (tx) => {
        await pauseMarketplace(tx, id);
        return id;
      });
      return readMarketplace(context.sql, id);
    },
  }),
);

const ResumeMarketplaceInput = builder.inputType('ResumeMarketplaceInput', {
  description: 'Which place to resume.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Its code.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('resumeMarketplace', (t) =>
  t.field({
    type: marketplacePayload('ResumeMarketplacePayload'),
    description: 'Stock leaves again: every figure is sent once.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError, MarketplaceRefusedError],
      union: { name: 'ResumeMarketplaceResult', description: 'The place of sale, or why it stays paused.' },
    },
    args: { input: t.arg({ type: ResumeMarketplaceInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context, info) => {
      const marketplace = await getMarketplaceOf(context.sql, input);
      const { id } = marketplace;
      const tryAccount = () => checkCredentials(context, marketplace);
      await oncePrepared(context, info, input, tryAccount, async (tx) => {
        await resumeMarketplace(tx, id);
        return id;
      });
      return readMarketplace(context.sql, id);
    },
  }),
);
