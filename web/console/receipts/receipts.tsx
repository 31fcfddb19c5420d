import { Button, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import type { ReceiptStatus } from '../../gql/graphql.ts';
import type { TextId } from '../../shared/language.ts';
import { useRefresh } from '../base/follow.ts';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { useLast } from '../base/use-last.ts';
import { useOnce } from '../base/use-once.ts';
import { createMutation, type ReceiptRow, receiptsQuery } from './query.ts';
import { ReceiptState } from './receipt-state.tsx';
import './receipts.css';

const topics = ['receipts'] as const;
const filters: readonly { name: ReceiptStatus | undefined; text: TextId }[] = [
  { name: undefined, text: 'stock.all' },
  { name: 'DRAFT', text: 'receiptStatus.DRAFT' },
  { name: 'BOOKED', text: 'receiptStatus.BOOKED' },
  { name: 'UNDONE', text: 'receiptStatus.UNDONE' },
];

/** Receipts, the newest first. */
export default function Receipts() {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const { params, narrow } = useAddress();
  const status = filters.find(({ name }) => name === params.get('status'))?.name;
  const search = params.get('q') ?? '';
  return (
    <>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          {t('nav.receipts')}
        </Title>
        <span className="row-acts">
          <Link href="/receipts/buy" className="chip-link">
            <Icon name="clipboard" />
            {t('receipts.toBuy')}
          </Link>
          {mayWork && <Begin />}
        </span>
      </div>
      <TextInput
        type="search"
        aria-label={t('receipts.search')}
        placeholder={t('receipts.search')}
        leftSection={<Icon name="search" />}
        value={search}
        onChange={(event) => narrow({ q: event.currentTarget.value })}
      />
      <fieldset className="chips" aria-label={t('receipts.state')}>
        {filters.map(({ name, text }) => (
          <Button
            key={text}
            size="compact-md"
            className={status === name ? 'button-main' : 'chip'}
            aria-pressed={status === name}
            onClick={() => narrow({ status: name })}
          >
            {t(text)}
          </Button>
        ))}
      </fieldset>
      <Pages key={params.toString()}>
        {(page) => <ReceiptPage key={page.after ?? ''} page={page} search={search} status={status} />}
      </Pages>
    </>
  );
}

function Begin() {
  const { t } = useSettings();
  const [, navigate] = useLocation();
  const { run, busy } = useOnce(createMutation);
  async function begin(): Promise<void> {
    const outcome = await run({});
    if ('payload' in outcome) navigate(`/receipts/${outcome.payload.receipt.number}`);
    else notifications.show({ message: refusalText(t, outcome.refusal) });
  }
  return (
    <Button className="button-main" leftSection={<Icon name="plus" />} loading={busy} onClick={() => void begin()}>
      {t('receipts.begin')}
    </Button>
  );
}

function ReceiptPage({ page, search, status }: { page: ListPage; search: string; status: ReceiptStatus | undefined }) {
  const { t } = useSettings();
  const [answer, again] = useQuery({
    query: receiptsQuery,
    variables: { after: page.after, search: search || null, statuses: status ? [status] : null },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ receipts }) =>
        receipts === null || (receipts.nodes.length === 0 && page.after === null) ? (
          <p className="muted">{t(search === '' && status === undefined ? 'receipts.empty' : 'receipts.nothing')}</p>
        ) : (
          <>
            <ul className="receipts">
              {receipts.nodes.map((receipt) => (
                <Row key={receipt.id} receipt={receipt} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={receipts.pageInfo} total={receipts.totalCount} />
          </>
        )
      }
    </Loaded>
  );
}

function Row({ receipt }: { receipt: ReceiptRow }) {
  const { t, format } = useSettings();
  const { sums } = receipt;
  return (
    <li className="receipt">
      <Link href={`/receipts/${receipt.number}`} className="receipt-number">
        {t('receipts.one', { number: receipt.number })}
      </Link>
      <span className="muted">
        {[receipt.supplier, receipt.documentNumber, format.moment(new Date(receipt.bookedAt ?? receipt.createdAt))]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span>
        {t('unit.pieces', { count: sums?.units ?? 0 })}
        {sums?.total && ` · ${format.money(sums.total.amount, sums.total.currencyCode)}`}
      </span>
      <ReceiptState status={receipt.status} openQuestions={sums?.openQuestions ?? 0} />
    </li>
  );
}
