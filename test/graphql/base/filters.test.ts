import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { fillShop } from '../../support/full-shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(() => fillShop(db.sql, 1));

const schema = createSchema();

type Value = GraphQLArgument | GraphQLInputField;
/** One place where a filter is given: an argument, or a field of an input object below it. */
interface Filter {
  /** `Query.orders.marketplace`, `Query.orders.filter.skus`. */
  name: string;
  /** The names from the argument down. */
  path: string[];
  type: Value['type'];
  /** Of the root field: its operation, its name, its arguments that must be given. */
  operation: 'query' | 'subscription';
  field: string;
  required: readonly GraphQLArgument[];
}

const roots = [
  ['query', schema.getQueryType()!],
  ['subscription', schema.getSubscriptionType()!],
] as const;

const filters: Filter[] = roots.flatMap(([operation, root]) =>
  Object.values(root.getFields()).flatMap((field) => {
    const required = field.args.filter(isRequiredArgument);
    const below = (value: Value, before: string[]): Filter[] => {
      const path = [...before, value.name];
      const type = getNamedType(value.type);
      const name = `${root.name}.${field.name}.${path.join('.')}`;
      const own = { name, path, type: value.type, operation, field: field.name, required };
      return [
        own,
        ...(isInputObjectType(type) ? Object.values(type.getFields()).flatMap((one) => below(one, path)) : []),
      ];
    };
    return field.args.flatMap((arg) => below(arg, []));
  }),
);
const last = ({ path }: Filter): string => path.at(-1)!;

/** Names of filters that name something of the shop. */
const nameOf = /^(marketplaces?|skus?|productIds?|code|currency|currencies)$/;
/** Filters of these names that refuse nothing, and why. */
const silent: Record<string, string> = {
  'Query.product.sku': 'asks for one product: null says that there is none',
  'Query.marketplace.code': 'asks for one marketplace: null says that there is none',
  'Query.packingScan.code': 'a scanned text: empty lists say that nothing has it',
  'Query.returnCandidates.code': 'a scanned text: an empty list says that nobody expects it',
  'Subscription.stockUpdated.skus': 'an unknown SKU is silent until it exists, as the contract says',
  'Subscription.marketplaceProductUpdated.skus': 'the same: a listing is followed from its beginning',
};

const literals: Record<string, string> = {
  DateTime: '"2026-01-01T00:00:00Z"',
  Date: '"2026-01-01"',
  StockRuleInput: '{}',
  DateRange: '{ from: "2026-01-01", to: "2026-01-02" }',
};

/** Arguments by name; those of an input object below its name. */
interface Given {
  [name: string]: string | Given;
}

const write = (given: Given): string =>
  Object.entries(given)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : `{ ${write(value)} }`}`)
    .join(', ');

/** A document with some filters of one root field, and something for each argument that it requires. */
function ask({ operation, field, required }: Filter, given: [Filter, string][], select = '__typename'): string {
  const all: Given = Object.fromEntries(
    required
      .filter(({ name }) => !given.some(([{ path }]) => path.length > 1 && path[0] === name))
      .map(({ name, type }) => [name, literals[getNamedType(type).name] ?? '""']),
  );
  for (const [{ path, type }, value] of given) {
    let inside = all;
    for (const part of path.slice(0, -1)) {
      inside[part] ??= {};
      inside = inside[part] as Given;
    }
    inside[path.at(-1)!] = isListType(isNonNullType(type) ? type.ofType : type) ? `[${value}]` : value;
  }
  return `${operation} { ${field}(${write(all)}) { ${select} } }`;
}

interface Refused {
  data?: Record<string, { totalCount: number }> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** The first answer, over the event stream that queries and subscriptions share. */
async function send(query: string): Promise<Refused> {
  const headers = {
    'content-type': 'application/json',
    accept: 'text/event-stream',
    authorization: `Bearer ${ownerKey}`,
  };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const text = await response.text();
  return JSON.parse(/^data: (\{.*)$/m.exec(text)?.[1] ?? text) as Refused;
}

const named = filters.filter((filter) => nameOf.test(last(filter)) && silent[filter.name] === undefined);

test.each(named.map((filter) => [filter.name, filter] as const))(
  '%s refuses a name that does not exist',
  async (_name, filter) => {
    const { errors = [] } = await send(ask(filter, [[filter, '"nope"']]));
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors[0]!.message).toMatch(/^There is no [a-z ]+ the (code|SKU|id) "nope"\.( There are: .+\.)?$/);
  },
);

test('the refusal of a code says which codes there are', async () => {
  const [{ code } = { code: '' }] = await db.sql<{ code: string }[]>`select code from marketplaces where type = 'api'`;
  const { errors = [] } = await send('{ orders(marketplace: "nope") { totalCount } }');
  expect(errors[0]!.message).toBe(
    `There is no marketplace with the code "nope". There are: amazing_store, olx, ${code}.`,
  );
});

test('a filter that refuses nothing stands in the schema', () => {
  expect(Object.keys(silent).filter((name) => !filters.some((filter) => filter.name === name))).toEqual([]);
});

test('the filters of the review are among them', () => {
  const reviewed = ['orders', 'inventoryMovements', 'webhooks', 'drifts', 'syncLogs', 'salesAnalytics'];
  expect(named.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      ...reviewed.map((field) => `Query.${field}.marketplace`),
      'Query.inventoryMovements.sku',
      'Query.salesAnalytics.sku',
      'Query.exchangeRates.currency',
      'Subscription.syncStatusChanged.marketplace',
    ]),
  );
});

/** Pairs of from and to in the same place. */
const periods = filters.flatMap((from) => {
  if (last(from) !== 'from') return [];
  const to = filters.find(({ name }) => name === from.name.replace(/from$/, 'to'));
  return to ? [[from.name, from, to] as const] : [];
});

test.each(periods)(
  '%s: a period that ends before it begins is refused, an empty one is not',
  async (_name, from, to) => {
    const isDay = getNamedType(from.type).name === 'Date';
    const [early, late] = isDay
      ? ['"2026-01-01"', '"2026-01-02"']
      : ['"2026-01-01T00:00:00Z"', '"2026-01-01T00:00:01Z"'];
    const wrong = await send(
      ask(from, [
        [from, late!],
        [to, early!],
      ]),
    );
    expect(wrong.errors).toMatchObject([
      { message: 'to must not be before from', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(
      (
        await send(
          ask(from, [
            [from, early!],
            [to, early!],
          ]),
        )
      ).errors,
    ).toBeUndefined();
  },
);

test('every from has its to', () => {
  expect(periods).toHaveLength(filters.filter((filter) => last(filter) === 'from').length);
  expect(periods.map(([name]) => name)).toEqual(
    expect.arrayContaining(['Query.orders.from', 'Query.syncSavings.from']),
  );
});

const searches = filters.filter((filter) => ['search', 'text'].includes(last(filter)));

test.each(searches.map((filter) => [filter.name, filter] as const))(
  '%s: nothing but spaces finds all',
  async (_name, filter) => {
    const all = await send(`{ ${filter.field} { totalCount } }`);
    expect(all.data![filter.field]!.totalCount).toBeGreaterThan(0);
    for (const typed of ['""', '"  "']) {
      const found = await send(ask(filter, [[filter, typed]], 'totalCount'));
      expect({ data: found.data, errors: found.errors }).toEqual({ data: all.data, errors: undefined });
    }
  },
);

test('lists below a row have no such filter but that of entries, which has a test of its own', () => {
  const rows = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  const others = rows.filter((type) => !roots.some(([, root]) => root === type) && type !== schema.getMutationType());
  const found = others.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.filter(({ name }) => nameOf.test(name)).map(({ name }) => `${type.name}.${field.name}.${name}`),
    ),
  );
  expect(found.filter((name) => !name.startsWith('__'))).toEqual(['Stocktake.entries.productId']);
});
