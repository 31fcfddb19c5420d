import { z } from 'zod';
import type { SqlOrTx } from '../../db/client.ts';
import {
  countExchangeRates,
  type ExchangeRate,
  listExchangeRates,
  listExchangeRatesOf,
  listRatedCurrencies,
  setExchangeRates,
} from '../../db/sales/exchange-rates.ts';
import { builder } from '../base/builder.ts';
import { check } from '../base/inputs.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { checkPeriod, unknownName } from '../base/refusal.ts';
import { idempotencyKeyField, keyRefusals, once } from '../mutations/once.ts';
import { readConnection } from '../reading/connection.ts';

export const ExchangeRateType = builder.objectRef<ExchangeRate>('ExchangeRate').implement({
  description:
    'Value of one unit of a currency in the base currency, from a business day until the day of the next rate.',
  fields: (t) => ({
    currency: t.exposeString('currency', { description: 'ISO 4217 code of the currency that is converted.' }),
    baseCurrency: t.exposeString('baseCurrency', {
      description: 'ISO 4217 code of the base currency, into which is converted.',
    }),
    date: t.expose('date', { type: 'Date', description: 'First business day on which the rate is used.' }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Units of `baseCurrency` for one unit of `currency`.' }),
    actor: t.exposeString('actor', { description: 'Who set it last, as text: the name of an API key or of a person.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the rate was last set.' }),
  }),
});

const isoCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** The currency that a filter names; null without a filter. One without rates is known all the same: it has none yet. */
async function readCurrencyFilter(sql: SqlOrTx, currency: string | null | undefined): Promise<string | null> {
  if (currency == null || isoCurrencies.has(currency)) return currency ?? null;
  throw unknownName('currency with the code', currency, await listRatedCurrencies(sql));
}

const ExchangeRateConnection = builder.connectionObject(
  { type: ExchangeRateType, name: 'ExchangeRateConnection', description: 'A page of exchange rates.' },
  { name: 'ExchangeRateEdge', description: 'An exchange rate on a page.' },
);

builder.queryField('exchangeRates', (t) =>
  t.field({
    type: ExchangeRateConnection,
    nullable: true,
    description: 'Exchange rates into the base currency, newest day first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      currency: t.arg.string({ description: 'ISO 4217 code of the currency that is converted.' }),
      from: t.arg({ type: 'Date', description: 'First business day, inclusive.' }),
      to: t.arg({ type: 'Date', description: 'Last business day, inclusive.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      checkPeriod(args);
      const filter = {
        currency: await readCurrencyFilter(sql, args.currency),
        from: args.from ?? null,
        to: args.to ?? null,
      };
      return readConnection(info, request, {
        rows: () => listExchangeRates(sql, filter, request),
        count: () => countExchangeRates(sql, filter),
      });
    },
  }),
);

const ExchangeRateInput = builder.inputType('ExchangeRateInput', {
  description: 'An exchange rate to set or remove.',
  fields: (t) => ({
    currency: t.string({
      required: true,
      description: 'ISO 4217 code of the currency that is converted; not the base currency.',
    }),
    date: t.field({ type: 'Date', required: true, description: 'First business day on which the rate is used.' }),
    rate: t.field({
      type: 'Decimal',
      description: 'Units of the base currency for one unit of `currency`. null: the rate of that day is removed.',
    }),
  }),
});

const SetExchangeRatesInput = builder.inputType('SetExchangeRatesInput', {
  description: 'Exchange rates to set. A rate of the same currency and day is replaced.',
  fields: (t) => ({
    rates: t.field({ type: [ExchangeRateInput], required: true, description: 'Exchange rates to set, at most 1,000.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const inputSchema = z.object({
  rates: z
    .array(z.object({ currency: z.string(), date: z.string(), rate: z.string().nullish() }))
    .max(1_000, 'at most 1,000 rates at once'),
});

const SetExchangeRatesPayload = builder.objectRef<{ rates: ExchangeRate[] }>('SetExchangeRatesPayload').implement({
  description: 'The exchange rates after the change.',
  fields: (t) => ({
    rates: t.expose('rates', {
      type: [ExchangeRateType],
      description: 'Exchange rates of the days that were sent, by currency and day.',
    }),
  }),
});

builder.mutationField('setExchangeRates', (t) =>
  t.field({
    type: SetExchangeRatesPayload,
    description:
      'Sets how much other currencies are worth in the base currency. Sales figures use the rate of each business day.',
    authScopes: { operator: true },
    errors: {
      types: keyRefusals,
      union: {
        name: 'SetExchangeRatesResult',
        description: 'The exchange rates, or an error: VALIDATION, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: SetExchangeRatesInput, required: true, description: 'The exchange rates to set.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(inputSchema, args.input);
      const rates = input.rates.map((rate) => ({ ...rate, rate: rate.rate ?? null }));
      await once(context, info, args.input, (tx) => setExchangeRates(tx, rates, viewer.actor));
      return { rates: await listExchangeRatesOf(sql, rates) };
    },
  }),
);
