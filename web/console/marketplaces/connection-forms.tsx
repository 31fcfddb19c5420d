import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSettings } from '../base/settings.tsx';
import { listFields, listMissing, type Typed, toTyped, toValue, under } from '../forms/schema.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import type { SettingsRow } from './query.ts';
import { type UpdateErrors, useUpdate } from './use-update.ts';

/** A new key. It is tried at the marketplace before it is stored; the old one is never shown. */
export function KeyForm({ marketplace, schema }: { marketplace: SettingsRow; schema: unknown }) {
  const { t } = useSettings();
  const [typed, setTyped] = useState<Typed>({});
  const { update, busy, errors, setErrors } = useUpdate(marketplace);
  const fields = listFields(schema);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = listMissing(fields, typed);
    if (missing.length > 0) return setErrors(emptyFields('credentials', missing, t('form.empty')));
    if (await update({ credentials: toValue(fields, typed) })) setTyped({});
  }
  return (
    <Section
      title={t('marketplaces.newKey')}
      hint={t('marketplaces.newKeyHint')}
      busy={busy}
      error={errors.form}
      submit={submit}
    >
      <SchemaForm fields={fields} typed={typed} onType={setTyped} errors={under(errors, 'credentials')} isSecret />
    </Section>
  );
}

const intervals = ['orderPollSeconds', 'pollIntervalMinutes', 'reconcileIntervalMinutes'] as const;

/** How the account is called: its address, its warehouse, how often. */
export function ConnectionForm({ marketplace, schema }: { marketplace: SettingsRow; schema: unknown }) {
  const { t } = useSettings();
  const fields = listFields(schema);
  const [typed, setTyped] = useState(() => toTyped(fields, marketplace.settings));
  const [times, setTimes] = useState<Typed>(() =>
    Object.fromEntries(intervals.map((name) => [name, marketplace[name] === null ? '' : String(marketplace[name])])),
  );
  const { update, busy, errors, setErrors } = useUpdate(marketplace);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wrong = intervals.filter((name) => !/^\d{0,6}$/.test(times[name]?.trim() ?? ''));
    const missing = listMissing(fields, typed);
    const found = {
      ...emptyFields('settings', missing, t('form.empty')),
      ...Object.fromEntries(wrong.map((name) => [name, t('stock.numberMissing')])),
    };
    if (Object.keys(found).length > 0) return setErrors(found);
    const number = (name: (typeof intervals)[number]) => (times[name]?.trim() ? Number(times[name]) : null);
    await update({
      settings: toValue(fields, typed),
      orderPollSeconds: number('orderPollSeconds'),
      pollIntervalMinutes: number('pollIntervalMinutes'),
      reconcileIntervalMinutes: number('reconcileIntervalMinutes'),
    });
  }
  return (
    <Section
      title={t('marketplaces.connection')}
      hint={t('marketplaces.connectionHint')}
      busy={busy}
      error={errors.form}
      submit={submit}
    >
      <SchemaForm fields={fields} typed={typed} onType={setTyped} errors={under(errors, 'settings')} />
      {intervals.map((name) => (
        <TextInput
          key={name}
          label={t(`field.${name}`)}
          inputMode="numeric"
          value={times[name] ?? ''}
          error={errors[name]}
          onChange={(event) => setTimes({ ...times, [name]: event.currentTarget.value })}
        />
      ))}
    </Section>
  );
}

interface SectionProps {
  title: string;
  hint: string;
  busy: boolean;
  error: string | undefined;
  submit(event: FormEvent): Promise<void>;
  children: ReactNode;
}

function Section({ title, hint, busy, error, submit, children }: SectionProps) {
  const { t } = useSettings();
  return (
    <section className="surface">
      <h2>{title}</h2>
      <p className="muted">{hint}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {children}
          {error && <p role="alert">{error}</p>}
          <Button type="submit" className="button-main" loading={busy}>
            {t('stock.save')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}

const emptyFields = (under: string, paths: readonly string[], text: string): UpdateErrors =>
  Object.fromEntries(paths.map((path) => [`${under}.${path}`, text]));
