import { GraphQLError } from 'graphql';

/** An error at the top level of the response, for what no typed error of a mutation covers. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
