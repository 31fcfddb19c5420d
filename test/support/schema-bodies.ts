import fc from 'fast-check';

/** What these tests read of JSON Schema. */
export interface JsonSchema {
  $ref?: string;
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
}

/** Schemas by the names that references have. */
export type NamedSchemas = Record<string, JsonSchema>;

/** The schema that a reference names, or the schema itself. */
export function resolve(schema: JsonSchema, named: NamedSchemas): JsonSchema {
  return schema.$ref === undefined ? schema : named[schema.$ref.replace('#/components/schemas/', '')]!;
}

/** Values that are valid by a schema: every kind of character, the ends of each range, members that no schema names. */
export function valuesOf(given: JsonSchema, named: NamedSchemas): fc.Arbitrary<unknown> {
  const schema = resolve(given, named);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'object') return objectsOf(schema, named);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, named)));
  if (schema.type === 'array') {
    return fc.array(valuesOf(schema.items!, named), { minLength: schema.minItems ?? 0, maxLength: 4 });
  }
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum!, max: schema.maximum! });
  if (schema.type === 'number') return fc.double({ min: schema.minimum!, noNaN: true, noDefaultInfinity: true });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'string') return textsOf(schema);
  throw new Error(`nobody knows how to make ${JSON.stringify(schema)}`);
}

function textsOf({ pattern, format, maxLength }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time') {
    const range = { min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true };
    return fc.date(range).map((date) => date.toISOString());
  }
  if (pattern !== undefined && pattern !== '\\S') return fc.stringMatching(new RegExp(pattern));
  const longest = fc.constant('😀'.repeat(maxLength!));
  const any = fc.string({ unit: 'binary', maxLength: maxLength! });
  return fc.oneof(longest, any).filter((text) => pattern === undefined || /\S/.test(text));
}

function objectsOf(schema: JsonSchema, named: NamedSchemas): fc.Arbitrary<object> {
  const { properties = {}, required = [], anyOf, additionalProperties: rest } = schema;
  const members = Object.entries(properties).map(([name, member]) => [name, valuesOf(member, named)] as const);
  const known = fc.record(Object.fromEntries(members), { requiredKeys: required });
  const hasOne = (value: object) => !anyOf || anyOf.some((one) => one.required!.every((name) => name in value));
  const names = fc.string({ minLength: 1, maxLength: 20 }).map((name) => `x${name}`);
  const others = fc.dictionary(names, rest && Object.keys(rest).length > 0 ? valuesOf(rest, named) : fc.jsonValue(), {
    maxKeys: 2,
  });
  return fc.tuple(others, known.filter(hasOne)).map(([more, value]) => ({ ...more, ...value }));
}
