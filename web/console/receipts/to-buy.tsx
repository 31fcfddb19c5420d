import { Button, Checkbox, TextInput, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { apiLanguages } from '../../shared/language.ts';
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
import { readCount } from '../stock/adjust-kinds.ts';
import { type BuyRow, createMutation, toBuyQuery } from './query.ts';
import './receipts.css';

const topics = ['receipts'] as const;
const targets = [7, 14, 30, 60] as const;

/** What was chosen, as it is typed, by product. */
type Chosen = Readonly<Record<string, string>>;

/** Products that will be short, with why and how many to buy. A draft is made of chosen ones. */
export default function ToBuy() {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const { params, narrow } = useAddress();
  const target = targets.find((days) => String(days) === params.get('days')) ?? 30;
  const [chosen, setChosen] = useState<Chosen>({});
  const choose = (id: string, quantity: string | undefined): void =>
    setChosen((before) => {
      const { [id]: _dropped, ...rest } = before;
      return quantity === undefined ? rest : { ...rest, [id]: quantity };
    });
  return (
    <>
      <Link href="/receipts" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.receipts')}
      </Link>
      <Title order={1} size={20} mb="md">
        {t('receipts.toBuy')}
      </Title>
      <fieldset className="chips" aria-label={t('receipts.targetDays')}>
        {targets.map((days) => (
          <Button
            key={days}
            size="compact-md"
            className={days === target ? 'button-main' : 'chip'}
            aria-pressed={days === target}
            onClick={() => narrow({ days: String(days) })}
          >
            {t('receipts.forDays', { count: days })}
          </Button>
        ))}
      </fieldset>
      {mayWork && <MakeDraft chosen={chosen} />}
      <Pages key={target}>
        {(page) => (
          <BuyPage
            key={page.after ?? ''}
            page={page}
            target={target}
            chosen={chosen}
            onChoose={mayWork ? choose : undefined}
          />
        )}
      </Pages>
    </>
  );
}

function MakeDraft({ chosen }: { chosen: Chosen }) {
  const { t } = useSettings();
  const [, navigate] = useLocation();
  const { run, busy } = useOnce(createMutation);
  const [error, setError] = useState<string>();
  const entries = Object.entries(chosen);
  async function make(): Promise<void> {
    const lines = entries.map(([productId, text]) => ({ productId, quantity: readCount(text) ?? 0 }));
    if (lines.some(({ quantity }) => quantity === 0)) return setError(t('stock.numberMissing'));
    const outcome = await run({ lines });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    navigate(`/receipts/${outcome.payload.receipt.number}`);
  }
  return (
    <div className="receipt-acts">
      <Button className="button-main" loading={busy} disabled={entries.length === 0} onClick={() => void make()}>
        {t('receipts.makeDraft', { count: entries.length })}
      </Button>
      {error && (
        <p role="alert" className="form-error">
          {error}
        </p>
      )}
    </div>
  );
}

interface BuyProps {
  chosen: Chosen;
  /** undefined: the person may only look. */
  onChoose: ((id: string, quantity: string | undefined) => void) | undefined;
}

function BuyPage({ page, target, ...choice }: BuyProps & { page: ListPage; target: number }) {
  const { t, language } = useSettings();
  const [answer, again] = useQuery({
    query: toBuyQuery,
    variables: { after: page.after, targetDays: target, language: apiLanguages[language] },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ toBuy }) =>
        toBuy === null || (toBuy.nodes.length === 0 && page.after === null) ? (
          <p className="muted">{t('receipts.nothingToBuy')}</p>
        ) : (
          <>
            <ul className="receipts">
              {toBuy.nodes.map((row) => (
                <Row key={row.product.id} row={row} {...choice} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={toBuy.pageInfo} total={toBuy.totalCount} />
          </>
        )
      }
    </Loaded>
  );
}

function Row({ row: { product, reasonText, suggestedQuantity }, chosen, onChoose }: BuyProps & { row: BuyRow }) {
  const { t } = useSettings();
  const id = String(product.id);
  const suggested = suggestedQuantity === null ? '' : String(suggestedQuantity);
  const isChosen = chosen[id] !== undefined;
  return (
    <li className="receipt-line">
      <div className="receipt-line-name">
        <Link href={`/stock/${encodeURIComponent(product.sku)}`}>{product.name}</Link>
        <span className="code muted">{product.sku}</span>
        <span>{reasonText}</span>
      </div>
      {onChoose ? (
        <div className="receipt-line-figures">
          <TextInput
            className="receipt-number-field"
            label={t('stock.quantity')}
            aria-label={`${t('stock.quantity')}: ${product.name}`}
            inputMode="numeric"
            value={chosen[id] ?? suggested}
            onChange={(event) => onChoose(id, event.currentTarget.value)}
          />
          <Checkbox
            className="receipt-choose"
            label={t('receipts.buyThis')}
            aria-label={`${t('receipts.buyThis')}: ${product.name}`}
            checked={isChosen}
            onChange={(event) => onChoose(id, event.currentTarget.checked ? suggested : undefined)}
          />
        </div>
      ) : (
        <span>{suggested !== '' && t('unit.pieces', { count: suggestedQuantity ?? 0 })}</span>
      )}
    </li>
  );
}
