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
import { checkCredentials, type NewAccount, tryNewAccount } from './account-check.ts';
import { exchangeInputFields, toNewMarketplace } from './connection-inputs.ts';
import { MarketplaceType } from './marketplace.ts';
import { getMarketplaceOf, marketplacePayload, readMarketplace } from './marketplace-payload.ts';

const ConnectMarketplaceInput = builder.inputType('ConnectMarketplaceInput', {
  description: "A marketplace to connect. null in a field: the adapter's default.",
  fields: (t) => ({
    code: t.string({
      required: true,
      description:
        'Short name of the marketplace, for arguments, URLs and headers: lower-case letters, digits, _ and -. It must be unique.',
    }),
    name: t.string({ required: true, description: 'Name of the marketplace, for people, at most 500 characters.' }),
    type: t.field({ type: MarketplaceTypeEnum, defaultValue: 'api', description: 'Kind of the marketplace.' }),
    adapter: t.string({ description: 'Name of the adapter, as in the query `adapters`; required for type API.' }),
    settings: t.field({
      type: 'JSON',
      description: 'Settings of the marketplace, as `Adapter.settingsSchema` describes them.',
    }),
    credentials: t.field({
      type: 'JSON',
      description:
        'Credentials of the account, as `Adapter.credentialsSchema` describes them. They are stored encrypted and never returned.',
    }),
    currency: t.string({ required: true, description: 'ISO 4217 code of the currency of prices on the marketplace.' }),
    webhookSecret: t.string({
      description:
        'Secret with which the marketplace signs webhooks: at least 16 bytes, as `whsec_` and their base64, or as many characters; at most ' +
        '500 characters. Spaces around it are ignored. Omitted: a random one is generated and returned once.',
    }),
    ...exchangeInputFields(t),
    reconcileIntervalMinutes: t.int({
      description:
        'Minutes between two comparisons of the target and shown figures of all listings, 5 to 43200. Omitted: 1440, a day.',
    }),
    startPaused: t.boolean({ defaultValue: true, description: 'true: no figures are sent until `resumeMarketplace`.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const ConnectMarketplacePayload = builder
  .objectRef<{ marketplace: Marketplace; webhookSecret: string | null; notChecked: string | null }>(
    'ConnectMarketplacePayload',
  )
  .implement({
    description: 'The connected marketplace.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The connected marketplace.' }),
      webhookSecret: t.exposeString('webhookSecret', {
        nullable: true,
        description:
          'The generated webhook secret, shown only once; null if a secret was sent, or for a marketplace without webhooks.',
      }),
      checked: t.boolean({
        description:
          'true: the marketplace was asked and accepted the credentials, or it has none. false: see `notChecked`.',
        resolve: ({ notChecked }) => notChecked === null,
      }),
      notChecked: t.exposeString('notChecked', {
        nullable: true,
        description:
          'Why the credentials could not be tried, as a sentence in English; null: they were accepted, or there are none.',
      }),
    }),
  });

const nothingToCheck: NewAccount = { account: null, notChecked: null };

async function connect(input: typeof ConnectMarketplaceInput.$inferInput, context: GraphQLContext, info: MutationInfo) {
  const { marketplace, credentials, newSecret } = toNewMarketplace(input, context);
  const { adapter: adapterName, name, settings } = marketplace;
  const { id, secret, notChecked } = await oncePrepared(
    context,
    info,
    input,
    async () =>
      adapterName === null
        ? nothingToCheck
        : tryNewAccount(context.openAdapter(adapterName, { settings, credentials }), name),
    async (tx, { account, notChecked: reason }) => {
      // With what the account needs besides, as the check has found it.
      const all = { ...(settings as object), ...account?.settings } as Json;
      const newId = await insertMarketplace(tx, { ...marketplace, settings: all });
      // noteAccount, not recordAccount: the daily check stays due, and it warns of credentials that expire soon.
      if (account) await noteAccount(tx, newId, account);
      const sealed = newSecret === null ? null : sealAnswer(context, newSecret);
      return { id: newId, secret: sealed, notChecked: reason };
    },
  );
  return {
    ...(await readMarketplace(context.sql, id)),
    webhookSecret: secret === null ? null : openAnswer(context, secret),
    notChecked: notChecked ?? null,
  };
}

builder.mutationField('connectMarketplace', (t) =>
  t.field({
    type: ConnectMarketplacePayload,
    description:
      'Connects a marketplace. Its credentials are tried first; `checked` says whether that was possible. It starts paused unless ' +
      '`startPaused` is false.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, ConflictError, MarketplaceRefusedError, IdempotencyConflictError],
      union: {
        name: 'ConnectMarketplaceResult',
        description:
          'The connected marketplace, or an error: VALIDATION, ALREADY_EXISTS, MARKETPLACE_REFUSED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({ type: ConnectMarketplaceInput, required: true, description: 'The marketplace to connect.' }),
    },
    resolve: (_root, { input }, context, info) => connect(input, context, info),
  }),
);

const PauseMarketplaceInput = builder.inputType('PauseMarketplaceInput', {
  description: 'The marketplace to pause.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('pauseMarketplace', (t) =>
  t.field({
    type: marketplacePayload('PauseMarketplacePayload'),
    description:
      'Stops sending figures to a marketplace. Its sales still count, and everything that waits is sent after `resumeMarketplace`.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError],
      union: {
        name: 'PauseMarketplaceResult',
        description: 'The marketplace, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: PauseMarketplaceInput, required: true, description: 'The marketplace to pause.' }) },
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
  description: 'The marketplace to resume.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('resumeMarketplace', (t) =>
  t.field({
    type: marketplacePayload('ResumeMarketplacePayload'),
    description:
      'Starts sending figures to a marketplace again, also to an archived one. The target figure of every listing is sent once.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError, MarketplaceRefusedError],
      union: {
        name: 'ResumeMarketplaceResult',
        description: 'The marketplace, or an error: VALIDATION, NOT_FOUND, MARKETPLACE_REFUSED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: ResumeMarketplaceInput, required: true, description: 'The marketplace to resume.' }) },
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
