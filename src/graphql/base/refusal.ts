import { type ASTNode, GraphQLError } from 'graphql';

/** An error at the top level of the response, for what no typed error of a mutation covers. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** The most points that an operation may cost. Page sizes multiply: 250 products with some ten fields and their listings cost about 35,000. */
export const maxCost = 50_000;

/** The refusal of an operation that costs more than is allowed; `advice`: what to do. */
export function tooCostly(cost: number, advice: string, node?: ASTNode): GraphQLError {
  const message = `The operation costs ${cost} points, at most ${maxCost} are allowed: ${advice}`;
  return new GraphQLError(message, { ...(node && { nodes: [node] }), extensions: { code: 'QUERY_TOO_COSTLY' } });
}

/**
 * Rows of a list without pages, of all objects of an operation together. Throws QUERY_TOO_COSTLY if there are more than any operation
 * may have, as each costs a point at least; the caller reads one more than that at most.
 */
export function refuseTooMany<Row>(list: string, rows: Row[]): Row[] {
  if (rows.length <= maxCost) return rows;
  throw tooCostly(rows.length, `"${list}" has too many rows: request fewer objects, or the list with pages`);
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

/** Throws BAD_USER_INPUT if a period ends before it begins. From and to are moments or days; null and undefined: no limit. */
export function checkPeriod<Time extends Date | string>({ from, to }: Period<Time>): void {
  if (from != null && to != null && to < from) throw badUserInput('to must not be before from');
}

interface Period<Time> {
  from?: Time | null | undefined;
  to?: Time | null | undefined;
}

/** A search as people type it; null if there is nothing to search for: then a list has everything. */
export function readSearch(typed: string | null | undefined): string | null {
  return typed == null || typed.trim() === '' ? null : typed;
}
