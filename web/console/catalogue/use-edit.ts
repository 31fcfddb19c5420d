import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import type { Translate } from '../../shared/language.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { type Refusal, useOnce } from '../base/use-once.ts';
import { fields, readField, type TypedProduct, toTyped } from './fields.ts';
import { type CatalogueProduct, updateProductMutation } from './query.ts';

type Errors = Partial<Record<keyof TypedProduct | 'form', string>>;

/** The fields that were changed, as the API takes them, and what is wrong with the others. */
function readChanges(t: Translate, typed: TypedProduct, changed: readonly { name: keyof TypedProduct }[]) {
  const values: Record<string, unknown> = {};
  const wrong: Errors = {};
  for (const { name } of changed) {
    const read = readField(name, typed[name]);
    if ('wrong' in read) wrong[name] = t(read.wrong);
    else values[name] = read.value;
  }
  return { values, wrong };
}

/**
 * A product that is being edited. Only what was typed is sent, so that a field that the role does not see stays as it is. Of two people
 * who change one product, the second one is shown the newer data first.
 */
export function useEdit(product: CatalogueProduct, onStale: () => void) {
  const { t } = useSettings();
  const [changes, setChanges] = useState<Partial<TypedProduct>>({});
  const [errors, setErrors] = useState<Errors>({});
  const { run, busy } = useOnce(updateProductMutation);
  const stored = toTyped(product);
  const typed = { ...stored, ...changes };
  const changed = fields.filter(({ name }) => typed[name] !== stored[name]);

  async function update(values: Record<string, unknown>): Promise<Refusal | undefined> {
    const outcome = await run({ sku: product.sku, expectedRevision: product.revision, ...values });
    if ('refusal' in outcome) {
      if (outcome.refusal.code === 'STALE_VERSION') onStale();
      return outcome.refusal;
    }
    notifications.show({ message: t('state.saved') });
    return undefined;
  }

  const say = (refusal: Refusal): string =>
    refusal.code === 'STALE_VERSION' ? t('catalogue.stale') : refusalText(t, refusal);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { values, wrong } = readChanges(t, typed, changed);
    setErrors(wrong);
    if (changed.length === 0 || Object.keys(wrong).length > 0) return;
    const refusal = await update(values);
    if (!refusal) return setChanges({});
    const known = refusal.issues.filter(({ path }) => fields.some(({ name }) => name === path[1]));
    setErrors(
      known.length > 0
        ? Object.fromEntries(known.map(({ path, message }) => [path[1], message]))
        : { form: say(refusal) },
    );
  }

  async function archive(): Promise<string | undefined> {
    const refusal = await update({ archived: !product.archived });
    if (refusal) return say(refusal);
    onStale();
    return undefined;
  }

  const type = (name: keyof TypedProduct, text: string): void => setChanges((before) => ({ ...before, [name]: text }));
  return { typed, type, errors, isChanged: changed.length > 0, busy, submit, archive };
}
