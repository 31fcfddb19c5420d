import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { listMarketplaces } from '../../db/marketplaces/marketplaces.ts';
import type { GraphQLContext } from '../context.ts';
import { marketplacesAhead } from '../marketplaces/marketplace.ts';
import { listAskedBelowRoot } from './selection.ts';

/** Most shops have fewer. Of more the first ones are read ahead, and the others when a row names them. */
const maxMarketplaces = 100;

/** Begins to read what almost every list of a query names: its marketplaces. */
export function startReading(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode | undefined>>,
  context: GraphQLContext,
): void {
  if (operation.operation !== 'query' || !listAskedBelowRoot(operation, fragments).has('marketplace')) return;
  marketplacesAhead.add(context, listMarketplaces(context.sql, maxMarketplaces));
}
