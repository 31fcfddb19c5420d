import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import SimpleObjectsPlugin from '@pothos/plugin-simple-objects';
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
    unauthorizedError: (_parent, { viewer }, info) => forbidden(info.parentType.name, info.fieldName, viewer),
  },
  relay: {
    encodeGlobalID: encodeNodeId,
    decodeGlobalID: decodeNodeId,
    cursorType: 'String',
    nodeTypeOptions: { description: 'An object that can be read again by its id.' },
    idFieldOptions: { description: 'Opaque id; good for `node`.' },
    nodeQueryOptions: {
      description: 'The object with this id; null when there is none that the caller may see.',
      authScopes: { everybody: true },
      args: { id: { description: 'An id that the API gave.' } },
    },
    nodesQueryOptions: {
      description:
        'The objects with these ids, in their order, at most 250; null for each that the caller may not see.',
      authScopes: { everybody: true },
      args: { ids: { description: 'Ids that the API gave.' } },
      complexity: (args) => ({ field: 1, multiplier: Array.isArray(args.ids) ? args.ids.length : 1 }),
      resolve: (_root, args, _context, _info, resolveNodes) => {
        if (args.ids.length > 250)
          throw badUserInput(`At most 250 ids can be requested at once, got ${args.ids.length}`);
        return resolveNodes(args.ids);
      },
    },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'Whether this page began after another one.' },
    startCursorFieldOptions: { description: 'Cursor of the first row; null on an empty page.' },
    endCursorFieldOptions: {
      description: 'Cursor of the last row, for `after` of the next page; null on an empty page.',
    },
    pageInfoFieldOptions: { description: 'Where this page stands.' },
    nodesOnConnection: {
      description: 'The rows of this page without their cursors: `edges { node }` in short.',
      complexity: { field: 1, multiplier: 1 },
    },
    edgesFieldOptions: { description: 'The rows of this page.', complexity: { field: 1, multiplier: 1 } },
    nodeFieldOptions: { description: 'The row itself.' },
    cursorFieldOptions: { description: 'Where this row stands, for `after`.' },
  },
});
builder.globalConnectionField('totalCount', (t) =>
  t.int({
    nullable: true,
    description: 'How many rows the list has on all its pages; counted only when asked for.',
    resolve: (connection) => connection.countTotal(),
  }),
);

builder.scalarType('DateTime', {
  description: 'A moment: RFC 3339; given out in UTC with milliseconds, such as 2026-01-09T10:30:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => value.toISOString(),
  parseValue: parseDateTime,
});
builder.scalarType('Date', {
  description: "A calendar day in the business's time zone, such as 2026-01-09.",
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  serialize: (value) => value,
  parseValue: parseDate,
});
builder.scalarType('Decimal', {
  description: 'An exact number as text, such as "12.5"; a number is taken too.',
  specifiedByURL: 'https://www.w3.org/TR/xmlschema11-2/#decimal',
  serialize: formatDecimal,
  parseValue: parseDecimal,
  parseLiteral: parseDecimalLiteral,
});
builder.addScalarType('JSON', GraphQLJSON, {
  description: 'Any JSON value.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});

builder.queryType({ description: 'What can be read.' });
builder.mutationType({ description: 'What can be changed. Refusals that a caller can cause come back as data.' });
builder.subscriptionType({ description: 'What can be followed live, by WebSocket (graphql-transport-ws) or SSE.' });
