import { GraphQLError } from 'graphql';

/** An error at the top level of the response, for what no typed error of a mutation covers. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

const maxKnown = 20;

/**
 * The refusal of a filter that names what does not exist: an empty answer would look as if nothing had happened. `what`: the kind of
 * name, such as "marketplace with the code"; `known`: the names that there are; undefined: too many to be listed.
 */
export function unknownName(what: string, name: string, known?: readonly string[]): GraphQLError {
  const more = known && known.length > maxKnown ? ` and ${known.length - maxKnown} more` : '';
  const there = known && ` There are: ${known.slice(0, maxKnown).join(', ') || 'none'}${more}.`;
  return badUserInput(`There is no ${what} "${name.slice(0, 100)}".${there ?? ''}`);
}
