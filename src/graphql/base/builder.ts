import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import SimpleObjectsPlugin from '@pothos/plugin-simple-objects';
import { responsePathAsArray } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import type { OrderStatusCount } from '../../db/order-lists/order-lists.ts';
import type { GraphQLContext } from '../context.ts';
import { type AuthScopes, forbidden, getScopes } from './identity.ts';
import { decodeNodeId, encodeNodeId } from './node-id.ts';
import { badUserInput } from './refusal.ts';
import { formatDecimal, parseDate, parseDateTime, parseDecimal, parseDecimalLiteral } from './scalars.ts';

interface SchemaTypes {
  Context: GraphQLContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string | number };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
  };
  AuthScopes: AuthScopes;
  Connection: {
    /** Counts only when a client asks: most never do. */
    countTotal: () => Promise<number | null>;
    stockCursor: string;
    /** Only of lists of orders. */
    countStatuses?: () => Promise<OrderStatusCount[]>;
  };
}

/** What the fields of an input type are made with, for fields that several input types share. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>,
  'InputObject'
>;

/** The file of each noun registers its types, queries and mutations here; schema.ts builds the schema from it. */
export const builder = new SchemaBuilder<SchemaTypes>({
  // The first plugin is the outermost: access is checked before anything else runs.
  plugins: [ScopeAuthPlugin, ErrorsPlugin, RelayPlugin, DataloaderPlugin, SimpleObjectsPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  // limits.ts refuses a too costly operation as a whole, before its first field runs; the plugin would check it field by field.
  complexity: { disabled: true },
  errors: { directResult: true },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => getScopes(viewer),
    unauthorizedError: (_parent, { viewer }, { parentType, fieldName, path }) =>
      forbidden(parentType.name, fieldName, viewer, responsePathAsArray(path)),
  },
  relay: {
    encodeGlobalID: encodeNodeId,
    decodeGlobalID: decodeNodeId,
    cursorType: 'String',
    nodeTypeOptions: { description: 'An object that can be read again by its id.' },
    idFieldOptions: { description: 'Opaque id for `node` and `nodes`. Send it back exactly as you received it.' },
    nodeQueryOptions: {
      description: 'One object by its id; null if it does not exist or the caller may not see it.',
      authScopes: { everybody: true },
      args: { id: { description: 'Id as the API returned it.' } },
    },
    nodesQueryOptions: {
      description:
        'Objects by their ids, in the order of the ids, at most 250; null for an id that does not exist or that the caller may not see.',
      authScopes: { everybody: true },
      args: { ids: { description: 'Ids as the API returned them, at most 250.' } },
      complexity: (args) => ({ field: 1, multiplier: Array.isArray(args.ids) ? args.ids.length : 1 }),
      resolve: (_root, args, _context, _info, resolveNodes) => {
        if (args.ids.length > 250)
          throw badUserInput(`At most 250 ids can be requested at once, got ${args.ids.length}`);
        return resolveNodes(args.ids);
      },
    },
    pageInfoTypeOptions: { description: 'Position of a page in its list.' },
    hasNextPageFieldOptions: { description: 'Whether there is another page after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are rows before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first row of the page; null if the page is empty.' },
    endCursorFieldOptions: {
      description:
        'Cursor of the last row of the page: send it as `after` to get the next page. Null if the page is empty.',
    },
    pageInfoFieldOptions: { description: 'Position of this page in the list.' },
    nodesOnConnection: {
      description: 'Rows of this page without their cursors: short for `edges { node }`.',
      complexity: { field: 1, multiplier: 1 },
    },
    edgesFieldOptions: {
      description: 'Rows of this page, each with its cursor.',
      complexity: { field: 1, multiplier: 1 },
    },
    nodeFieldOptions: { description: 'The row itself.' },
    cursorFieldOptions: {
      description: 'Position of the row in the list: as `after` it starts a page behind this row.',
    },
  },
});
builder.globalConnectionField('totalCount', (t) =>
  t.int({
    nullable: true,
    description:
      'Number of rows on all pages together. It is counted only if you ask for it. Null where counting would take too long, as for more ' +
      'than 100,000 movements.',
    resolve: (connection) => connection.countTotal(),
  }),
);

builder.scalarType('DateTime', {
  description:
    'A moment in UTC, as RFC 3339 with milliseconds, such as 2026-01-09T10:30:00.000Z. In inputs any offset is accepted.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => value.toISOString(),
  parseValue: parseDateTime,
});
builder.scalarType('Date', {
  description: "A calendar day in the business's time zone (`Shop.timeZone`), such as 2026-01-09.",
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  serialize: (value) => value,
  parseValue: parseDate,
});
builder.scalarType('Decimal', {
  description: 'An exact number as a string, such as "12.5". In inputs a JSON number is accepted too.',
  specifiedByURL: 'https://www.w3.org/TR/xmlschema11-2/#decimal',
  serialize: formatDecimal,
  parseValue: parseDecimal,
  parseLiteral: parseDecimalLiteral,
});
builder.addScalarType('JSON', GraphQLJSON, {
  description: 'Any JSON value.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});

builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({
  description:
    'Everything that can be changed. Send one mutation per operation: several in one operation are not one transaction. Errors that a ' +
    "caller can cause are returned as data, as members of the result's union.",
});
builder.subscriptionType({
  description: 'Everything that can be followed live, over WebSocket (graphql-transport-ws) or server-sent events.',
});
