import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  execute,
  type FieldNode,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { StockState } from '../../db/live/live-stock.ts';
import type { Viewer } from '../base/identity.ts';
import { maskErrors } from '../base/mask-errors.ts';
import type { GraphQLContext } from '../context.ts';
import type { StockFilter } from './attach.ts';

/** A subscription to stockUpdated, parsed and validated. */
export interface LiveOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  source: string;
  operationName: string | null;
  variables: Record<string, unknown>;
}

const stockUpdated = 'stockUpdated';
/** A state may last for days while the product's other fields change: its payload is kept no longer than a burst of subscribers lasts. */
const freshMs = 1_000;
/** Placeholder of the cursor: the payload is shared, the cursor is each subscriber's own. */
const cursorPlaceholder = `cursor-${randomUUID()}`;

/**
 * The field of a document that subscribes to stockUpdated and to nothing else, without directives or fragments at the root.
 * Returns undefined for any other document, which is executed as usual.
 */
export function findLiveField(document: DocumentNode, operationName: string | null): FieldNode | undefined {
  const operation = findOperation(document, operationName);
  const [field] = operation?.selectionSet.selections ?? [];
  if (operation?.operation !== 'subscription' || operation.selectionSet.selections.length !== 1) return undefined;
  return field?.kind === Kind.FIELD && field.name.value === stockUpdated && !field.directives?.length
    ? field
    : undefined;
}

function findOperation(document: DocumentNode, operationName: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operationName === null ? operations[0] : operations.find(({ name }) => name?.value === operationName);
}

/** The arguments of the field. Throws GraphQLError when a variable is invalid. */
export function readLiveFilter(operation: LiveOperation, field: FieldNode): StockFilter {
  const { schema, document, operationName, variables } = operation;
  const { variableDefinitions = [] } = findOperation(document, operationName) ?? {};
  const { errors, variableValues } = getVariableValues(schema, variableDefinitions, variables);
  if (errors?.[0]) throw errors[0];
  const fieldDefinition = schema.getSubscriptionType()?.getFields()[stockUpdated];
  if (!fieldDefinition || !variableValues) throw new Error('The schema has no stockUpdated');
  return getArgumentValues(fieldDefinition, field, variableValues) as StockFilter;
}

/** The key of a group: same document, same role and rights, same variables except those that only select products. */
export function toGroupKey(
  operation: LiveOperation,
  field: FieldNode,
  { role, seesMoney, seesBuyers }: Viewer,
): string {
  const filterOnly = new Set(
    (field.arguments ?? []).flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : [])),
  );
  for (const [name, uses] of countVariables(operation.document)) if (uses > 1) filterOnly.delete(name);
  const variables = Object.entries(operation.variables).filter(([name]) => !filterOnly.has(name));
  return JSON.stringify([
    [role, seesMoney, seesBuyers],
    operation.source,
    operation.operationName,
    variables.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** How often each variable is used, its definition not counted. */
function countVariables(document: DocumentNode): Map<string, number> {
  const uses = new Map<string, number>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      uses.set(name.value, (uses.get(name.value) ?? 0) + 1);
    },
  });
  return uses;
}

/**
 * All who subscribed with the same document, with the same role and rights: a state is executed and serialised once for all of them, which is
 * 3-5 times (with coalesced writes 23-35 times) faster than once per subscriber.
 */
export class LiveGroup {
  readonly #operation: LiveOperation;
  readonly #createContext: () => GraphQLContext;
  /** In the order in which they were rendered. */
  readonly #rendered = new Map<StockState, { parts: string[]; atMs: number }>();
  #isForgetting = false;
  readonly #rendering = new WeakMap<StockState, Promise<string[]>>();

  /** `createContext` makes a new context each time: a loader's cache would return old rows from the second event on. */
  constructor(operation: LiveOperation, createContext: () => GraphQLContext) {
    this.#operation = operation;
    this.#createContext = createContext;
  }

  /** The payload of a state, split where the cursor goes, if it is rendered already. */
  find(state: StockState): string[] | undefined {
    const rendered = this.#rendered.get(state);
    return rendered && performance.now() - rendered.atMs < freshMs ? rendered.parts : undefined;
  }

  /** Whether it is rendered, or is being rendered for somebody. */
  isRendering(state: StockState): boolean {
    return this.#rendering.has(state) || this.find(state) !== undefined;
  }

  /** The same, executed if needed. Never rejects: errors are in the payload. */
  async render(state: StockState): Promise<string[]> {
    return this.find(state) ?? this.#renderOnce(state);
  }

  #renderOnce(state: StockState): Promise<string[]> {
    let rendering = this.#rendering.get(state);
    if (!rendering) {
      rendering = this.#execute(state).finally(() => this.#rendering.delete(state));
      this.#rendering.set(state, rendering);
    }
    return rendering;
  }

  async #execute(state: StockState): Promise<string[]> {
    const { schema, document, operationName, variables } = this.#operation;
    const contextValue = this.#createContext();
    const result = await execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
      rootValue: { ...state, cursor: cursorPlaceholder },
    });
    const parts = JSON.stringify(maskErrors(result, contextValue)).split(cursorPlaceholder);
    // Last in the order.
    this.#rendered.delete(state);
    this.#rendered.set(state, { parts, atMs: performance.now() });
    if (!this.#isForgetting) this.#forgetLater();
    return parts;
  }

  /** A state lives for as long as its product does not change: 500 payloads of each subscription would stay in memory for days. */
  #forgetLater(): void {
    this.#isForgetting = true;
    setTimeout(() => {
      const oldestMs = performance.now() - freshMs;
      for (const [state, { atMs }] of this.#rendered) {
        if (atMs > oldestMs) break;
        this.#rendered.delete(state);
      }
      this.#isForgetting = false;
      if (this.#rendered.size > 0) this.#forgetLater();
    }, freshMs).unref();
  }

  /** How many payloads are kept. */
  get keptCount(): number {
    return this.#rendered.size;
  }
}
