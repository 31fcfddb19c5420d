import {
  type ConstDirectiveNode,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { readProjectFile } from '../../docs/blocks.ts';
import { listObjectTypes, roles } from '../../support/role-probe.ts';
import { type Audience, audiences, fieldRules, nodeRules } from './role-rules.ts';

const schema = createSchema();

/** `Type.field` → the roles that `@requires` names there, as it stands in schema.graphql. */
const required = new Map<string, string[]>(
  parse(readProjectFile('schema.graphql')).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (definition.fields ?? []).map(
          ({ name, directives = [] }) =>
            [`${definition.name.value}.${name.value}`, directives.flatMap(readRole)] as const,
        )
      : [],
  ),
);

function readRole({ name, arguments: given = [] }: ConstDirectiveNode): string[] {
  return name.value === 'requires' ? given.map(({ value }) => String(valueFromASTUntyped(value))) : [];
}

/** Which of the named roles are enough for whom, as the description of the directive says. */
const enough: Record<(typeof roles)[number], readonly string[]> = {
  owner: ['OWNER', 'OPERATOR', 'VIEWER'],
  operator: ['OPERATOR', 'VIEWER'],
  viewer: ['VIEWER'],
  buyer: ['BUYER'],
};

const isFor = (audience: Audience, role: string): boolean => audiences[audience].some((one) => one === role);

/** What somebody who knows only the schema's text expects to be able to read, from the roots on. */
function listExpected(role: (typeof roles)[number]): string[] {
  const nodes = Object.keys(nodeRules).filter((name) => isFor(nodeRules[name]!.audience, role) || name === 'Order');
  const waiting = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(isObjectType);
  const seen = new Set<GraphQLObjectType>(waiting);
  const readable: string[] = [];
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    for (const field of Object.values(type.getFields())) {
      const place = `${type.name}.${field.name}`;
      const named = required.get(place) ?? [];
      if (named.length > 0 && !named.some((one) => enough[role].includes(one))) continue;
      readable.push(place);
      const target = getNamedType(field.type);
      const next = isObjectType(target) ? [target] : isAbstractType(target) ? schema.getPossibleTypes(target) : [];
      const open = next.filter((one) => !seen.has(one) && (target.name !== 'Node' || nodes.includes(one.name)));
      for (const one of open) seen.add(one);
      waiting.push(...open);
    }
  }
  return readable.sort();
}

function listAllowed(role: string): string[] {
  return Object.entries(fieldRules)
    .flatMap(([type, byAudience]) =>
      Object.entries(byAudience).flatMap(([audience, names]) =>
        isFor(audience as Audience, role) ? names.split(' ').map((name) => `${type}.${name}`) : [],
      ),
    )
    .sort();
}

describe('@requires in schema.graphql', () => {
  test.each(roles)('leaves to %s exactly what its rules allow', (role) => {
    expect(listExpected(role)).toEqual(listAllowed(role));
  });

  test('stands only where a description says who may read it, and everywhere where one does', () => {
    const said = listObjectTypes(schema).flatMap((type) => {
      const isSaid = (text: string | null | undefined) =>
        /\b(Staff|OWNER|OPERATOR) only|Not for VIEWER/.test(text ?? '');
      const ofType = isSaid(type.description);
      return Object.values(type.getFields())
        .filter(({ description }) => ofType || isSaid(description))
        .map(({ name }) => `${type.name}.${name}`);
    });
    const marked = [...required].filter(([, named]) => named.length > 0).map(([place]) => place);
    expect(marked.length).toBeGreaterThan(80);
    expect(said.sort()).toEqual(marked.sort());
  });
});
