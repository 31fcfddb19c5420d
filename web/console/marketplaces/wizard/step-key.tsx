import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from 'urql';
import { Loaded } from '../../base/loaded.tsx';
import { useSettings } from '../../base/settings.tsx';
import { under } from '../../forms/schema.ts';
import { SchemaForm } from '../../forms/schema-form.tsx';
import { adapterName } from '../names.ts';
import { adaptersQuery } from './query.ts';
import { StepPage } from './steps.tsx';
import { type Adapter, useKeyForm } from './use-key-form.ts';

const currencies = ['UZS', 'RUB', 'USD', 'EUR', 'KZT', 'BYN'];

/** The first step: which marketplace, and the key of the account. */
export function StepKey() {
  const [answer, again] = useQuery({ query: adaptersQuery });
  return (
    <StepPage step="key">
      <Loaded answer={answer} again={() => again({ requestPolicy: 'network-only' })}>
        {({ adapters }) => <KeyForm adapters={adapters ?? []} />}
      </Loaded>
    </StepPage>
  );
}

function KeyForm({ adapters }: { adapters: readonly Adapter[] }) {
  const { t } = useSettings();
  const form = useKeyForm(adapters);
  const { typed, type, fields, errors, busy, submit } = form;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <NativeSelect
          label={t('wizard.marketplace')}
          value={typed.adapter}
          onChange={(event) => type({ adapter: event.currentTarget.value })}
        >
          {adapters.map(({ name }) => (
            <option key={name} value={name}>
              {adapterName(t, name)}
            </option>
          ))}
        </NativeSelect>
        <SchemaForm
          fields={fields.credentials}
          typed={typed.credentials}
          onType={(credentials) => type({ credentials })}
          errors={under(errors, 'credentials')}
          isSecret
        />
        <SchemaForm
          fields={fields.settings}
          typed={typed.settings}
          onType={(settings) => type({ settings })}
          errors={under(errors, 'settings')}
        />
        <NameFields form={form} />
        {errors.form && (
          <p role="alert" className="form-error">
            {errors.form}
          </p>
        )}
        <Button type="submit" className="button-main" loading={busy}>
          {t('wizard.checkKey')}
        </Button>
      </Stack>
    </form>
  );
}

/** How the marketplace is called here, and in which currency its prices are. */
function NameFields({ form: { typed, type, errors } }: { form: ReturnType<typeof useKeyForm> }) {
  const { t } = useSettings();
  return (
    <>
      <TextInput
        label={t('wizard.name')}
        description={t('wizard.nameHint')}
        value={typed.name}
        error={errors.name}
        onChange={(event) => type({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('wizard.code')}
        description={t('wizard.codeHint')}
        value={typed.code}
        error={errors.code}
        onChange={(event) => type({ code: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('wizard.currency')}
        data={currencies}
        value={typed.currency}
        error={errors.currency}
        onChange={(event) => type({ currency: event.currentTarget.value })}
      />
    </>
  );
}
