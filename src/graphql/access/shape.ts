import {
  BREAK,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

const maxAliases = 200;
const maxMutations = 20;
const maxSame = 32;

/**
 * The first field that one selection has more than 32 times under one name; undefined: there is none. Validation compares such fields in
 * every pair, with all that is below them: 150 of them took 60 ms. No client writes so.
 */
export function findRepeatedField(document: DocumentNode): FieldNode | undefined {
  let repeated: FieldNode | undefined;
  visit(document, {
    SelectionSet({ selections }) {
      const counts = new Map<string, number>();
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) continue;
        const name = (selection.alias ?? selection.name).value;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        if (count > maxSame) repeated ??= selection;
      }
      return repeated && BREAK;
    },
  });
  return repeated;
}

/**
 * Why the shape of an operation is refused, or undefined. The cost of fields does not show that an alias runs the same field
 * again, that each mutation of a document is a transaction, and that an introspection with aliases repeats the whole schema.
 * Aliases are counted as written: a fragment runs once per spread, and its cost is counted there.
 */
export function findShapeFault(document: DocumentNode, operation: OperationDefinitionNode): string | undefined {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const seen = new Set<SelectionSetNode>();
  let aliases = 0;
  let introspectionAliases = 0;

  function walk(selectionSet: SelectionSetNode, inSchema: boolean): void {
    if (seen.has(selectionSet)) return;
    seen.add(selectionSet);
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet, inSchema);
        continue;
      }
      const below = inSchema || (selection.kind === Kind.FIELD && /^__(schema|type)$/.test(selection.name.value));
      if (selection.kind === Kind.FIELD && selection.alias) {
        aliases += 1;
        if (below) introspectionAliases += 1;
      }
      if (selection.selectionSet) walk(selection.selectionSet, below);
    }
  }

  walk(operation.selectionSet, false);
  if (aliases > maxAliases) return `The operation has ${aliases} aliases, at most ${maxAliases} are allowed`;
  if (introspectionAliases > 0) return 'Aliases are not allowed in introspection';
  const mutations = operation.operation === 'mutation' ? countRootFields(operation.selectionSet, fragments) : 0;
  return mutations > maxMutations
    ? `The operation has ${mutations} mutations, at most ${maxMutations} are allowed: send several operations, or use a mutation that takes a list`
    : undefined;
}

/** Fields at the root, those of a fragment once per spread; a validated document has no cycles. */
function countRootFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, { selectionSet: SelectionSetNode }>,
): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else {
      const selectionSet =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value)?.selectionSet;
      if (selectionSet) count += countRootFields(selectionSet, fragments);
    }
    if (count > maxMutations * 10) return count;
  }
  return count;
}

/** How many values a JSON value contains, itself included; counting ends above `max`. */
export function countValues(value: unknown, max: number): number {
  let count = 0;
  const waiting = [value];
  for (let next = waiting.pop(); count <= max; next = waiting.pop()) {
    count += 1;
    if (next !== null && typeof next === 'object') {
      // Not by spreading: a list of a million values is more arguments than a call can have.
      for (const inner of Object.values(next)) waiting.push(inner);
    }
    if (waiting.length === 0) break;
  }
  return count;
}

/** Whether lists and objects of a JSON value are nested in more than `max` levels. What walks them by calling itself would fail. */
export function isDeeper(value: unknown, max: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const inner: unknown[] = [];
    for (const one of level) {
      if (one !== null && typeof one === 'object') for (const each of Object.values(one)) inner.push(each);
    }
    if (depth >= max && level.some((one) => one !== null && typeof one === 'object')) return true;
    level = inner;
  }
  return false;
}
