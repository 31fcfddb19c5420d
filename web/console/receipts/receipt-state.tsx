import type { ReceiptStatus } from '../../gql/graphql.ts';
import { useSettings } from '../base/settings.tsx';
import { State, type Tone } from '../base/state.tsx';

const tones: Record<ReceiptStatus, Tone> = { DRAFT: 'wait', BOOKED: 'ok', UNDONE: 'muted' };

/** Draft, booked or undone; of a draft how many lines need an answer. */
export function ReceiptState({ status, openQuestions }: { status: ReceiptStatus; openQuestions: number }) {
  const { t } = useSettings();
  if (status === 'DRAFT' && openQuestions > 0)
    return <State tone="warn">{t('receipts.questions', { count: openQuestions })}</State>;
  return <State tone={tones[status]}>{t(`receiptStatus.${status}`)}</State>;
}
