import { Button, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { useRefresh } from '../base/follow.ts';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { Pages } from '../base/pages.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { useLast } from '../base/use-last.ts';
import { LinePage } from './line-page.tsx';
import { type ReceiptDetails, receiptQuery } from './query.ts';
import { BookButton, DeleteButton, UndoButton } from './receipt-acts.tsx';
import { ReceiptFields } from './receipt-fields.tsx';
import { ReceiptState } from './receipt-state.tsx';
import { ScanLine } from './scan-line.tsx';
import { UploadFile } from './upload-file.tsx';
import './receipts.css';

const topics = ['receipts'] as const;

/** One receipt: a draft that goods are scanned into, or what was booked. */
export default function Receipt() {
  const { t } = useSettings();
  const number = Number(useParams<{ number: string }>().number);
  const [answer, again] = useQuery({
    query: receiptQuery,
    variables: { number },
    requestPolicy: 'cache-and-network',
    pause: !Number.isInteger(number),
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <>
      <Link href="/receipts" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.receipts')}
      </Link>
      <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
        {({ receipt, viewer, shop }) =>
          receipt ? (
            <Opened
              receipt={receipt}
              seesMoney={viewer?.seesMoney ?? false}
              currency={shop?.baseCurrency ?? ''}
              onChange={refresh}
            />
          ) : (
            <p>{t('receipts.missing', { number })}</p>
          )
        }
      </Loaded>
    </>
  );
}

interface OpenedProps {
  receipt: ReceiptDetails;
  seesMoney: boolean;
  currency: string;
  onChange: () => void;
}

function Opened({ receipt, seesMoney, currency, onChange }: OpenedProps) {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const [openOnly, setOpenOnly] = useState(false);
  const isDraft = receipt.status === 'DRAFT' && mayWork;
  const questions = receipt.sums?.openQuestions ?? 0;
  const onlyOpen = openOnly && questions > 0;
  return (
    <>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          {t('receipts.one', { number: receipt.number })}
        </Title>
        <ReceiptState status={receipt.status} openQuestions={questions} />
      </div>
      <ReceiptFields key={receipt.id} receipt={receipt} isDraft={isDraft} />
      {isDraft && (
        <div className="no-print">
          <ScanLine receiptId={String(receipt.id)} onChange={onChange} />
          <UploadFile receiptId={String(receipt.id)} onChange={onChange} />
        </div>
      )}
      <Sums receipt={receipt} />
      {questions > 0 && receipt.status === 'DRAFT' && (
        <Button
          className={onlyOpen ? 'button-main no-print' : 'chip no-print'}
          aria-pressed={onlyOpen}
          onClick={() => setOpenOnly(!openOnly)}
        >
          {t('receipts.onlyQuestions', { count: questions })}
        </Button>
      )}
      <Pages key={String(onlyOpen)}>
        {(page) => (
          <LinePage
            key={page.after ?? ''}
            page={page}
            number={receipt.number}
            openOnly={onlyOpen}
            isDraft={isDraft}
            seesMoney={seesMoney}
            currency={currency}
            onChange={onChange}
          />
        )}
      </Pages>
      <div className="row-acts receipt-acts no-print">
        {isDraft && <BookButton receipt={receipt} seesMoney={seesMoney} onChange={onChange} />}
        {mayWork && receipt.status === 'BOOKED' && <UndoButton receipt={receipt} onChange={onChange} />}
        {(receipt.sums?.lines ?? 0) > 0 && (
          <Button className="chip" leftSection={<Icon name="printer" />} onClick={() => print()}>
            {t('action.print')}
          </Button>
        )}
        {isDraft && <DeleteButton receipt={receipt} />}
      </div>
    </>
  );
}

function Sums({ receipt: { sums } }: { receipt: ReceiptDetails }) {
  const { t, format } = useSettings();
  if (!sums) return null;
  const parts = [
    t('receipts.lines', { count: sums.lines }),
    t('unit.pieces', { count: sums.units }),
    ...(sums.total ? [format.money(sums.total.amount, sums.total.currencyCode)] : []),
  ];
  return <p role="status">{parts.join(' · ')}</p>;
}
