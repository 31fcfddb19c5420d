import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { type Refusal, useOnce } from '../base/use-once.ts';
import { todayIn } from '../money/period.ts';
import { setFeesMutation } from './query.ts';
import { readTypedFee, type TypedFee } from './typed-fee.ts';

type Errors = Partial<Record<keyof TypedFee | 'form', string>>;

const empty = { commissionPercent: '', logisticsPerUnit: '', packingPerUnit: '' };

/** What is typed into the form of a fee, and sending it. */
export function useFeeForm(code: string, sku: string, onDone: () => void) {
  const { t, timeZone } = useSettings();
  const [typed, setTyped] = useState<TypedFee>(() => ({
    ...empty,
    sku,
    validFrom: todayIn(timeZone ?? 'UTC'),
    commissionKept: false,
    logisticsKept: true,
  }));
  const [errors, setErrors] = useState<Errors>({});
  const { run, busy } = useOnce(setFeesMutation);
  function place(refusal: Refusal): Errors {
    const ofFields = refusal.issues.map(({ path, message }) => [path.at(-1) ?? 'form', message]);
    if (ofFields.length > 0) return Object.fromEntries(ofFields);
    return { [refusal.code === 'NOT_FOUND' ? 'sku' : 'form']: refusalText(t, refusal) };
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const read = readTypedFee(typed);
    if (read.wrong) return setErrors(Object.fromEntries(read.wrong.map((name) => [name, t('fees.wrong')])));
    const outcome = await run({ marketplace: code, fees: [read.fee] });
    if ('refusal' in outcome) return setErrors(place(outcome.refusal));
    setErrors({});
    setTyped({ ...typed, ...empty });
    notifications.show({ message: t('state.saved') });
    onDone();
  }
  return { typed, setTyped, errors, busy, submit };
}
