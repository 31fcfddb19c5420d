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
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { checkPeriod, unknownName } from '../base/refusal.ts';
import { idempotencyKeyField, keyRefusals, once } from '../mutations/once.ts';

const ExchangeRateType = builder.objectRef<ExchangeRate>('ExchangeRate').implement({
  description: 'What one unit of a currency is worth in the base currency, from a business day on until the next rate.',
  fields: (t) => ({
    currency: t.exposeString('currency', { description: 'ISO 4217 code that it is for.' }),
    baseCurrency: t.exposeString('baseCurrency', { description: 'ISO 4217 code that it leads to.' }),
    date: t.expose('date', { type: 'Date', description: 'First business day that it is good for.' }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Units of baseCurrency for one unit of currency.' }),
    actor: t.exposeString('actor', { description: 'Who set it last.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last set.' }),
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
  { name: 'ExchangeRateEdge', description: 'A rate on a page.' },
);

builder.queryField('exchangeRates', (t) =>
  t.field({
    type: ExchangeRateConnection,
    description: 'Exchange rates to the base currency, newest day first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      currency: t.arg.string({ description: 'Only of this currency.' }),
      from: t.arg({ type: 'Date', description: 'Only those of this day or later.' }),
      to: t.arg({ type: 'Date', description: 'Only those of this day or earlier.' }),
    },
    resolve: async (_root, args, { sql }) => {
      const request = readPageArgs(args);
      checkPeriod(args);
      const filter = {
        currency: await readCurrencyFilter(sql, args.currency),
        from: args.from ?? null,
        to: args.to ?? null,
      };
      const page = await listExchangeRates(sql, filter, request);
      return toConnection(page, request, () => countExchangeRates(sql, filter));
    },
  }),
);

const ExchangeRateInput = builder.inputType('ExchangeRateInput', {
  description: 'A rate to set.',
  fields: (t) => ({
    currency: t.string({ required: true, description: 'ISO 4217 code other than the base currency.' }),
    date: t.field({ type: 'Date', required: true, description: 'First business day that it is good for.' }),
    rate: t.field({
      type: 'Decimal',
      description: 'Units of the base currency for one unit of currency; null: the rate of that day is taken away.',
    }),
  }),
});

const SetExchangeRatesInput = builder.inputType('SetExchangeRatesInput', {
  description: 'Rates to set; those of the same days are replaced.',
  fields: (t) => ({
    rates: t.field({ type: [ExchangeRateInput], required: true, description: 'At most 1,000.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const inputSchema = z.object({
  rates: z
    .array(z.object({ currency: z.string(), date: z.string(), rate: z.string().nullish() }))
    .max(1_000, 'at most 1,000 rates at once'),
});

const SetExchangeRatesPayload = builder.objectRef<{ rates: ExchangeRate[] }>('SetExchangeRatesPayload').implement({
  description: 'What was set.',
  fields: (t) => ({
    rates: t.expose('rates', {
      type: [ExchangeRateType],
      description: 'The rates of those days as they stand now, by currency and day.',
    }),
  }),
});

builder.mutationField('setExchangeRates', (t) =>
  t.field({
    type: SetExchangeRatesPayload,
    description:
      'Sets what other currencies are worth in the base currency; analytics use the rate of each business day.',
    authScopes: { operator: true },
    errors: {
      types: keyRefusals,
      union: { name: 'SetExchangeRatesResult', description: 'What was set, or why nothing was.' },
    },
    args: { input: t.arg({ type: SetExchangeRatesInput, required: true, description: 'What to set.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(inputSchema, args.input);
      const rates = input.rates.map((rate) => ({ ...rate, rate: rate.rate ?? null }));
      await once(context, info, args.input, (tx) => setExchangeRates(tx, rates, viewer.actor));
      return { rates: await listExchangeRatesOf(sql, rates) };
    },
  }),
);
