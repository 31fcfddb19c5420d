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
  const names = new Set<string>();
  for (const { selectionSet } of fieldNodes) addNames(names, selectionSet, fragments, false);
  return names;
}

const remembered = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** The names of all fields of an operation that are below a root field, at any depth. */
export function listAskedBelowRoot(operation: OperationDefinitionNode, fragments: Fragments): ReadonlySet<string> {
  const known = remembered.get(operation);
  if (known) return known;
  const names = new Set<string>();
  addNamesBelow(names, operation.selectionSet, fragments);
  remembered.set(operation, names);
  return names;
}

function addNamesBelow(names: Set<string>, { selections }: SelectionSetNode, fragments: Fragments): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) addNames(names, selection.selectionSet, fragments, true);
    else {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      if (fragment) addNamesBelow(names, fragment.selectionSet, fragments);
    }
  }
}

/** A validated document has no fragment that contains itself. */
function addNames(
  names: Set<string>,
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
  atAnyDepth: boolean,
): void {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      names.add(selection.name.value);
      if (atAnyDepth) addNames(names, selection.selectionSet, fragments, true);
    } else {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      addNames(names, fragment?.selectionSet, fragments, atAnyDepth);
    }
  }
}
