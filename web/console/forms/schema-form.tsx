import { Checkbox, Group, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { TextId } from '../../shared/language.ts';
import { useSettings } from '../base/settings.tsx';
import { type SchemaField, splitList, type Typed } from './schema.ts';

/** Fields that have a name in words; others are shown by their own name. */
const named: ReadonlySet<string> = new Set([
  'apiKey',
  'baseUrl',
  'businessId',
  'campaignId',
  'clientId',
  'contentUrl',
  'minSecondsPerItem',
  'notificationSources',
  'orderSchemes',
  'shopIds',
  'stockMethods',
  'token',
  'warehouseId',
]);

interface Props {
  fields: readonly SchemaField[];
  typed: Typed;
  onType(typed: Typed): void;
  /** By path. */
  errors: Readonly<Record<string, string>>;
  /** Nobody who looks over the shoulder reads what is typed. */
  isSecret?: boolean;
}

/** A form that an adapter's JSON Schema describes: what is required first, the rest on demand. */
export function SchemaForm({ fields, ...rest }: Props) {
  const { t } = useSettings();
  const required = fields.filter(({ isRequired }) => isRequired);
  const others = fields.filter(({ isRequired }) => !isRequired);
  const hasError = others.some(({ path }) => rest.errors[path]);
  return (
    <Stack gap="md">
      {required.map((field) => (
        <Field key={field.path} field={field} {...rest} />
      ))}
      {others.length > 0 && (
        <details open={hasError || undefined} className="more-fields">
          <summary>{t('form.more')}</summary>
          <Stack gap="md">
            {others.map((field) => (
              <Field key={field.path} field={field} {...rest} />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}

function Field({ field, typed, onType, errors, isSecret }: Omit<Props, 'fields'> & { field: SchemaField }) {
  const { t } = useSettings();
  const { path, kind, options, preset } = field;
  const value = typed[path] ?? '';
  const set = (text: string): void => onType({ ...typed, [path]: text });
  const label = named.has(path) ? t(`field.${path}` as TextId) : path;
  const common = { label, error: errors[path], name: path, required: field.isRequired, withAsterisk: false };
  if (kind === 'choices')
    return <Choices {...common} options={options} value={value === '' ? preset : value} set={set} />;
  if (kind === 'choice') {
    return (
      <NativeSelect {...common} value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{preset || t('form.automatic')}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </NativeSelect>
    );
  }
  const description = preset ? t('form.preset', { value: preset }) : kind === 'list' ? t('form.list') : undefined;
  const props = {
    ...common,
    description,
    value,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
    autoComplete: 'off',
    spellCheck: false,
  };
  if (isSecret && path !== 'clientId') {
    // The component marks its frame only.
    return <PasswordInput {...props} autoComplete="new-password" aria-invalid={props.error ? true : undefined} />;
  }
  return <TextInput {...props} inputMode={kind === 'number' ? 'decimal' : undefined} />;
}

function Choices(props: {
  label: string;
  error: string | undefined;
  options: readonly string[];
  value: string;
  set(text: string): void;
}) {
  const { label, error, options, value, set } = props;
  const chosen = splitList(value);
  return (
    <Checkbox.Group label={label} error={error} value={chosen} onChange={(values) => set(values.join(', '))}>
      <Group>
        {options.map((option) => (
          <Checkbox key={option} value={option} label={option.toUpperCase()} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
