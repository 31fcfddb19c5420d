import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { RuleFields, readTypedRule, toTypedRule, usePreview } from '../forms/rule-form.tsx';
import type { SettingsRow } from './query.ts';
import { useUpdate } from './use-update.ts';

/** How much of the stock a whole marketplace shows, with what would change before it is saved. */
export function MarketplaceRuleForm({ marketplace }: { marketplace: SettingsRow }) {
  const { t, format } = useSettings();
  const [typed, setTyped] = useState(() => toTypedRule(readRule(marketplace)));
  const { update, busy, errors, setErrors } = useUpdate(marketplace);
  const preview = usePreview({ marketplace: marketplace.code, marketplaceSku: null }, typed);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const read = readTypedRule(typed);
    if ('rule' in read) await update(read.rule);
    else setErrors(Object.fromEntries(read.wrong.map((name) => [name, t('stock.numberMissing')])));
  }
  return (
    <section className="surface" aria-labelledby="rule-title">
      <h2 id="rule-title">{t('rule.title')}</h2>
      <p className="muted">{t('rule.marketplaceHint')}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <RuleFields typed={typed} onType={setTyped} errors={errors} />
          <p role="status" className="preview">
            {preview &&
              (preview.changed === 0 ? (
                t('rule.noChange', { count: preview.listings })
              ) : (
                <State tone={preview.toZero > 0 ? 'danger' : 'wait'}>
                  {t('rule.changes', {
                    count: preview.changed,
                    listings: format.number(preview.listings),
                    toZero: format.number(preview.toZero),
                  })}
                </State>
              ))}
          </p>
          {errors.form && <p role="alert">{errors.form}</p>}
          <Button type="submit" className="button-main" loading={busy}>
            {t('stock.save')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}

/** A rule that the role may not read restricts nothing. */
function readRule({ stockBuffer, stockPercent, stockLimit, stockMinimum, selling }: SettingsRow) {
  return {
    stockBuffer: stockBuffer ?? 0,
    stockPercent: stockPercent ?? 100,
    stockLimit,
    stockMinimum: stockMinimum ?? 0,
    selling: selling ?? true,
  };
}
