import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { calendarPeriod, calendarPresets, lastDays, type Period, presets } from './period.ts';

interface Props {
  days: Period;
  today: string;
  places: readonly { code: string; name: string }[];
}

/** Which days, and where: as it stands in the address. */
export function PeriodFields({ days, today, places }: Props) {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const choices = [
    ...presets.map((preset) => ({ text: preset.text, ...lastDays(today, preset.days) })),
    ...calendarPresets.map((name) => ({ text: `money.${name}` as const, ...calendarPeriod(today, name) })),
  ];
  return (
    <search>
      <fieldset className="chips" aria-label={t('money.period')}>
        {choices.map(({ text, from, to }) => {
          const isChosen = days.from === from && days.to === to;
          return (
            <Button
              key={text}
              size="compact-md"
              className={isChosen ? 'button-main' : 'chip'}
              aria-pressed={isChosen}
              onClick={() => narrow({ from, to })}
            >
              {t(text)}
            </Button>
          );
        })}
      </fieldset>
      <div className="money-fields">
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`money.${name}`)}
            max={today}
            value={days[name]}
            onChange={(event) => event.currentTarget.value && narrow({ ...days, [name]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect
          label={t('orders.place')}
          data={[
            { value: '', label: t('orders.anyPlace') },
            ...places.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          value={params.get('place') ?? ''}
          onChange={(event) => narrow({ place: event.currentTarget.value })}
        />
      </div>
    </search>
  );
}
