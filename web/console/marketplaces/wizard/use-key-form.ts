import type { ResultOf } from '@graphql-typed-document-node/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Translate } from '../../../shared/language.ts';
import { refusalText } from '../../base/refusal-text.ts';
import { useSettings } from '../../base/settings.tsx';
import { type Refusal, useOnce } from '../../base/use-once.ts';
import { listFields, listMissing, type Typed, toValue } from '../../forms/schema.ts';
import { adapterName, usualCurrency } from '../names.ts';
import { type adaptersQuery, connectMutation } from './query.ts';

export type Adapter = NonNullable<ResultOf<typeof adaptersQuery>['adapters']>[number];

/** What is typed in the first step. `adapter`: its name. */
export interface TypedKey {
  adapter: string;
  settings: Typed;
  credentials: Typed;
  name: string;
  code: string;
  currency: string;
}

/** Errors by field: `name`, `code`, `settings.…`, `credentials.…`; `form`: of none. */
type Errors = Readonly<Record<string, string>>;

/** What is typed in the first step, and connecting with it. What was typed stays, whatever the answer is. */
export function useKeyForm(adapters: readonly Adapter[]) {
  const { t } = useSettings();
  const [, navigate] = useLocation();
  const [given, setGiven] = useState<Partial<TypedKey>>({});
  const [errors, setErrors] = useState<Errors>({});
  const { run, busy } = useOnce(connectMutation);
  const typed = withPresets(given, adapters, t);
  const adapter = adapters.find(({ name }) => name === typed.adapter);
  const fields = {
    settings: listFields(adapter?.settingsSchema),
    credentials: listFields(adapter?.credentialsSchema),
  };
  function refuse(found: Errors): void {
    setErrors(found);
    // The first faulty field, once it is marked.
    setTimeout(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const empty = listEmpty(typed, fields);
    if (empty.length > 0) return refuse(Object.fromEntries(empty.map((path) => [path, t('form.empty')])));
    setErrors({});
    const { adapter: chosen, name, code, currency } = typed;
    const settings = toValue(fields.settings, typed.settings);
    const credentials = toValue(fields.credentials, typed.credentials);
    const account = { adapter: chosen, currency, settings, credentials };
    const outcome = await run({ ...account, name: name.trim(), code: code.trim().toLowerCase() });
    if ('payload' in outcome) navigate(`/marketplaces/${outcome.payload.marketplace.code}/setup/check`);
    else refuse(toErrors(t, outcome.refusal, typed, `credentials.${fields.credentials.at(-1)?.path ?? ''}`));
  }
  const type = (change: Partial<TypedKey>): void => setGiven({ ...given, ...change });
  return { typed, type, fields, errors, busy, submit };
}

/** What is not typed is what most sellers would type. */
function withPresets(given: Partial<TypedKey>, adapters: readonly Adapter[], t: Translate): TypedKey {
  const first = adapters.find(({ name }) => name === 'uzum') ?? adapters[0];
  const adapter = given.adapter ?? first?.name ?? '';
  return {
    adapter,
    settings: given.settings ?? {},
    credentials: given.credentials ?? {},
    name: given.name ?? adapterName(t, adapter),
    code: given.code ?? adapter.replace('_market', ''),
    currency: given.currency ?? usualCurrency(adapter),
  };
}

/** Paths of fields that must not be empty, and are. */
function listEmpty(
  typed: TypedKey,
  fields: { settings: Parameters<typeof listMissing>[0]; credentials: Parameters<typeof listMissing>[0] },
): string[] {
  return [
    ...listMissing(fields.credentials, typed.credentials).map((path) => `credentials.${path}`),
    ...listMissing(fields.settings, typed.settings).map((path) => `settings.${path}`),
    ...(['name', 'code'] as const).filter((name) => typed[name].trim() === ''),
  ];
}

/** A refusal at the field that it is about. `keyPath`: the field of the key. */
function toErrors(t: Translate, refusal: Refusal, { name, code }: TypedKey, keyPath: string): Errors {
  if (refusal.issues.length > 0) {
    return Object.fromEntries(refusal.issues.map(({ path, message }) => [path.slice(1).join('.'), message]));
  }
  if (refusal.code === 'ALREADY_EXISTS') return { code: t('wizard.codeTaken', { code }) };
  const isKey = refusal.code === 'MARKETPLACE_REFUSED' && [401, 403].includes(refusal.httpStatus ?? 0);
  return { [isKey ? keyPath : 'form']: refusalText(t, refusal, name) };
}
