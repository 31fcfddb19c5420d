import { type DefinitionNode, type DirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql';
import { expect, test } from 'vitest';
import { readProjectFile } from '../../docs/blocks.ts';

const { definitions } = parse(readProjectFile('schema.graphql'));

interface Described {
  description?: { value: string } | undefined;
  directives?: readonly DirectiveNode[] | undefined;
}

interface Part extends Described {
  name: { value: string };
  arguments?: readonly Part[] | undefined;
}

/** Everything that a client meets, with its description: types, fields, arguments, enum values, input fields, directives. */
const described = definitions.flatMap(listDescribed);

function listDescribed(definition: DefinitionNode): { place: string; text: string }[] {
  if (definition.kind === Kind.SCHEMA_DEFINITION || !('name' in definition) || !definition.name) return [];
  const owner = definition.name.value;
  const parts: readonly Part[] = [
    ...('fields' in definition ? (definition.fields ?? []) : []),
    ...('values' in definition ? (definition.values ?? []) : []),
    ...('arguments' in definition ? (definition.arguments ?? []) : []),
  ];
  return [
    describe(owner, definition),
    ...parts.flatMap((part) => [
      describe(`${owner}.${part.name.value}`, part),
      ...(part.arguments ?? []).map((argument) =>
        describe(`${owner}.${part.name.value}(${argument.name.value})`, argument),
      ),
    ]),
  ];
}

/** The description, with the reason of a deprecation; without the code in it. */
function describe(place: string, { description, directives = [] }: Described): { place: string; text: string } {
  const reasons = directives
    .filter(({ name }) => name.value === 'deprecated')
    .flatMap(({ arguments: given = [] }) => given.map(({ value }) => String(valueFromASTUntyped(value))));
  return { place, text: [description?.value ?? '', ...reasons].join(' ').replace(/`[^`]*`/g, 'CODE') };
}

test('everything in the schema has a description of at least two words, as a sentence', () => {
  const bare = described.filter(({ text }) => !/^\S+ \S.*[.)]$/s.test(text));
  expect(described.length).toBeGreaterThan(1_000);
  expect(bare).toEqual([]);
});

/** The printed order is alphabetical: words that point at a neighbour point at the wrong one. */
const pointing = /\b(these|those|of them|the above|the former|the latter|(see|as) (above|below))\b/i;

test('no description points at another line of the schema', () => {
  expect(described.filter(({ text }) => pointing.test(text))).toEqual([]);
});

test('no description is only a question', () => {
  const question = /^(which|what|where|why|when|who|whose|how)\b[^.,:;]{0,14}\.$/i;
  expect(described.filter(({ text }) => question.test(text))).toEqual([]);
});

/** Words that readers who learnt English at school do not know in this sense, beside the word to use. */
const flagged: Record<string, RegExp> = {
  'reported, sent, notified': /\b(tells?|told|telling)\b/i,
  returns: /\b(gives?|gave|given out|given back)\b/i,
  expected: /\bwanted\b/i,
  'fix, correct': /\bmend(s|ed)?\b/i,
  again: /\bafresh\b/i,
  'failed attempts': /\bin vain\b/i,
  marketplace: /\bplaces? of sale\b|\b(other|chosen|every|kind of) places?\b/i,
  omitted: /\babsent\b/i,
  'the seller, Ombor': /\b(our|ours|us|we)\b/i,
  'as it is now': /\bas (it|they) stands?\b/i,
  article: /\barticle number there\b/i,
  fields: /\bthings?\b/i,
};

test.each(Object.entries(flagged))('descriptions say %s in plain words', (_better, words) => {
  expect(described.filter(({ text }) => words.test(text))).toEqual([]);
});

test('every enum and every union says that more of it may come', () => {
  const silent = definitions.filter(
    (definition) =>
      (definition.kind === Kind.ENUM_TYPE_DEFINITION &&
        !definition.description?.value.endsWith('More values may be added.')) ||
      (definition.kind === Kind.UNION_TYPE_DEFINITION &&
        !definition.description?.value.endsWith('More members may be added.')),
  );
  expect(silent.map((definition) => ('name' in definition ? definition.name?.value : ''))).toEqual([]);
});

const codesOf: Record<string, RegExp> = {
  ValidationError: /\bVALIDATION\b/,
  NotFoundError: /\bNOT_FOUND\b/,
  InsufficientStockError: /\bINSUFFICIENT_STOCK\b/,
  IdempotencyConflictError: /\bIDEMPOTENCY_CONFLICT\b/,
  MarketplaceRefusedError: /\bMARKETPLACE_REFUSED\b/,
  ConflictError: /\b(ALREADY_EXISTS|STALE_VERSION|INVALID_STATE|LIMIT_REACHED|PRICE_CHANGED)\b/,
};

test('the result of a mutation names the codes of the errors that it can be', () => {
  const unions = definitions.filter((definition) => definition.kind === Kind.UNION_TYPE_DEFINITION);
  const wrong = unions.flatMap(({ name, description, types = [] }) =>
    Object.entries(codesOf)
      .filter(
        ([error, code]) => types.some((type) => type.name.value === error) !== code.test(description?.value ?? ''),
      )
      .map(([error]) => `${name.value}: ${error}`),
  );
  expect(unions.length).toBeGreaterThan(25);
  expect(wrong).toEqual([]);
});
