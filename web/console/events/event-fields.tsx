import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from 'urql';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import type { Decision } from '../decide/query.ts';
import { nameCause } from '../decide/words.ts';
import { eventStatuses, readEventFilter } from './event-filter.ts';
import { eventPlacesQuery } from './query.ts';

const exchangeStatuses = ['SUCCESS', 'ERROR'] as const;

/** What narrows the list, as it stands in the address. */
export function EventFields({ tab }: { tab: 'received' | 'sent' }) {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const [{ data }] = useQuery({ query: eventPlacesQuery });
  const places = (data?.marketplaces ?? []).filter(({ type }) => type === 'API');
  const any = { value: '', label: t('orders.anyPlace') };
  const statuses =
    tab === 'received'
      ? eventStatuses.map((value) => ({ value, label: t(`eventStatus.${value}`) }))
      : exchangeStatuses.map((value) => ({ value, label: t(`eventStatus.${value}`) }));
  return (
    <search className="event-fields">
      <NativeSelect
        label={t('wizard.marketplace')}
        data={[any, ...places.map(({ code, name }) => ({ value: code, label: name }))]}
        value={params.get('place') ?? ''}
        onChange={(event) => narrow({ place: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('events.status')}
        data={[any, ...statuses]}
        value={params.get('status') ?? ''}
        onChange={(event) => narrow({ status: event.currentTarget.value })}
      />
      {tab === 'received' && (
        <>
          <TextInput
            type="datetime-local"
            label={t('events.since')}
            value={toLocal(readEventFilter(params).since)}
            onChange={(event) => narrow({ since: toIso(event.currentTarget.value) })}
          />
          <Chosen />
        </>
      )}
    </search>
  );
}

/** What a link from another page narrowed, with the way to see everything again. */
function Chosen() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const [decision, cause, type] = [params.get('decision'), params.get('cause'), params.get('type')];
  if (!decision && !cause && !type) return null;
  const words = decision && nameCause(t, { kind: decision as Decision['kind'], cause });
  return (
    <p className="event-chosen">
      {words ? t('decide.cause', { cause: words }) : (type ?? t('events.waiting'))}{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => narrow({ decision: undefined, cause: undefined, type: undefined })}
      >
        {t('stock.clear')}
      </button>
    </p>
  );
}

/** The clock of this device: that is what the field shows. */
function toLocal(iso: string | null | undefined): string {
  if (!iso) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function toIso(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
