import {
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;
type Fragments = Readonly<Record<string, FragmentDefinitionNode | undefined>>;

/** The names of the fields that are asked for directly below a field, those that a directive may leave out included. */
export function listAsked({ fieldNodes, fragments }: Info): ReadonlySet<string> {
  const names = new Names(fragments, false);
  for (const { selectionSet } of fieldNodes) names.add(selectionSet);
  return names.found;
}

const remembered = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** The names of all fields of an operation that are below a root field, at any depth. */
export function listAskedBelowRoot(operation: OperationDefinitionNode, fragments: Fragments): ReadonlySet<string> {
  const known = remembered.get(operation);
  if (known) return known;
  const names = new Names(fragments, true);
  addBelow(names, operation.selectionSet, fragments, new Set());
  remembered.set(operation, names.found);
  return names.found;
}

/** `seen`: each fragment is read once, because fragments may double at each step. */
function addBelow(
  names: Names,
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  seen: Set<SelectionSetNode>,
): void {
  if (seen.has(selectionSet)) return;
  seen.add(selectionSet);
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.selectionSet);
    else {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      if (fragment) addBelow(names, fragment.selectionSet, fragments, seen);
    }
  }
}

/** Collects the names of fields. Each selection is read once, because fragments may double at each step. */
class Names {
  readonly found = new Set<string>();
  readonly #seen = new Set<SelectionSetNode>();
  readonly #fragments: Fragments;
  readonly #atAnyDepth: boolean;

  constructor(fragments: Fragments, atAnyDepth: boolean) {
    this.#fragments = fragments;
    this.#atAnyDepth = atAnyDepth;
  }

  add(selectionSet: SelectionSetNode | undefined): void {
    if (!selectionSet || this.#seen.has(selectionSet)) return;
    this.#seen.add(selectionSet);
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        this.found.add(selection.name.value);
        if (this.#atAnyDepth) this.add(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) this.add(selection.selectionSet);
      else this.add(this.#fragments[selection.name.value]?.selectionSet);
    }
  }
}
