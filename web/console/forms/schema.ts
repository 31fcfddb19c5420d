/** A field of a form that an adapter's JSON Schema describes. `path`: where its value stands, such as `methods.setStock`. */
export interface SchemaField {
  path: string;
  kind: 'text' | 'number' | 'list' | 'choice' | 'choices';
  isRequired: boolean;
  /** Values to choose from; none: any. */
  options: readonly string[];
  /** What is used without a value, as text; empty: nothing. */
  preset: string;
}

/** What was typed, by path. */
export type Typed = Readonly<Record<string, string>>;

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  default?: unknown;
}

/** The fields of a JSON Schema of an object, those of objects within it too. */
export function listFields(schema: unknown, under = ''): SchemaField[] {
  const { properties = {}, required = [] } = (schema ?? {}) as Schema;
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = under + name;
    if (property.properties) return listFields(property, `${path}.`);
    return [toField(property, path, required.includes(name) && under === '')];
  });
}

function toField(property: Schema, path: string, isRequired: boolean): SchemaField {
  const preset = property.default;
  const options = (property.type === 'array' ? property.items?.enum : property.enum) ?? [];
  return {
    path,
    kind: kindOf(property),
    isRequired,
    options: options.map(String),
    preset: Array.isArray(preset) ? preset.join(', ') : preset === undefined ? '' : String(preset),
  };
}

function kindOf({ type, items, enum: values }: Schema): SchemaField['kind'] {
  if (type === 'array') return items?.enum ? 'choices' : 'list';
  if (values) return 'choice';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

/** The value that the server takes. What was left empty is left out, so that the adapter's own value applies. */
export function toValue(fields: readonly SchemaField[], typed: Typed): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const { path, kind } of fields) {
    const text = (typed[path] ?? '').trim();
    if (text === '') continue;
    const names = path.split('.');
    const last = names.pop()!;
    let target = value;
    for (const name of names) {
      target[name] ??= {};
      target = target[name] as Record<string, unknown>;
    }
    target[last] = read(kind, text);
  }
  return value;
}

function read(kind: SchemaField['kind'], text: string): unknown {
  if (kind === 'list' || kind === 'choices') return splitList(text);
  // What is no number goes as it is: the server says what is wrong with it.
  if (kind === 'number') return Number.isNaN(Number(text)) ? text : Number(text);
  return text;
}

export const splitList = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '');

/** A stored value as it was typed. */
export function toTyped(fields: readonly SchemaField[], value: unknown): Typed {
  const typed: Record<string, string> = {};
  for (const { path, preset } of fields) {
    const found = path
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
    const text = Array.isArray(found) ? found.join(', ') : found === undefined || found === null ? '' : String(found);
    // What is the adapter's own value anyway is not fixed by saving it.
    if (text !== '' && text !== preset) typed[path] = text;
  }
  return typed;
}

/** Paths of required fields that are empty. */
export function listMissing(fields: readonly SchemaField[], typed: Typed): string[] {
  return fields
    .filter(({ path, isRequired }) => isRequired && (typed[path] ?? '').trim() === '')
    .map(({ path }) => path);
}

/** The errors of fields under a name, by the rest of their path. */
export function under(errors: Typed, name: string): Typed {
  const start = `${name}.`;
  return Object.fromEntries(
    Object.entries(errors).flatMap(([path, text]) =>
      path.startsWith(start) ? [[path.slice(start.length), text]] : [],
    ),
  );
}
