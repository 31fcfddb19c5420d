/** What a field breaks, so that an app can say it in its own words; `limit` of the issue has the bound where there is one. */
export const validationRules = [
  'required',
  'type',
  'whole_number',
  'min',
  'max',
  'min_length',
  'max_length',
  'min_items',
  'max_items',
  'one_of',
  'format',
  'characters',
  'visible',
  'phone',
  'rewritten',
  'not_seen',
  'unanswered',
  'other_currency',
  'not_undoable',
  'other',
] as const;
export type ValidationRule = (typeof validationRules)[number];

/** What a schema says of a value, as far as rules are read from it. */
interface SchemaIssue {
  code?: string | undefined;
  origin?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  expected?: unknown;
  values?: unknown;
  params?: unknown;
}

/** The rule that an issue of a schema breaks. `isMissing`: nothing was given. */
export function readBrokenRule(issue: SchemaIssue, isMissing: boolean): { rule?: ValidationRule; limit?: string } {
  const { code, minimum, maximum, expected, values, params } = issue;
  if (isMissing && (code === 'invalid_type' || code === 'invalid_value')) return { rule: 'required' };
  const kind = issue.origin === 'string' ? '_length' : issue.origin === 'array' ? '_items' : '';
  if (code === 'too_small') return { rule: `min${kind}`, limit: String(minimum) };
  if (code === 'too_big') return { rule: `max${kind}`, limit: String(maximum) };
  if (code === 'invalid_type') return { rule: expected === 'int' ? 'whole_number' : 'type', limit: String(expected) };
  if (code === 'invalid_value' && Array.isArray(values))
    return { rule: 'one_of', limit: values.map(String).join(', ') };
  if (code === 'invalid_format') return { rule: 'format' };
  const named = params !== null && typeof params === 'object' && 'rule' in params ? params.rule : undefined;
  return { rule: validationRules.find((rule) => rule === named) ?? 'other' };
}
