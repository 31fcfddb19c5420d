import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { TableScroll } from '../base/table-scroll.tsx';
import { useAddress } from '../base/use-address.ts';
import { useOnce } from '../base/use-once.ts';
import { noonOf } from '../money/period.ts';
import { FeeForm } from './fee-form.tsx';
import { type Fee, feesQuery, setFeesMutation } from './query.ts';

interface Props {
  code: string;
  currency: string;
}

/** What a marketplace takes, with the days from which it counts: of all its sales, and of single products. */
export function Fees({ code, currency }: Props) {
  const { t } = useSettings();
  const { params } = useAddress();
  // After a change the list begins anew.
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // The page is drawn after its address was opened, so the browser found no such place.
    if (window.location.hash === '#fees') section.current?.scrollIntoView();
  }, []);
  return (
    <section className="surface" id="fees" ref={section}>
      <h2>{t('fees.title')}</h2>
      <p className="muted">{t('fees.hint')}</p>
      <FeeForm code={code} currency={currency} sku={params.get('sku') ?? ''} onDone={again} />
      <Pages key={round}>{(page) => <FeesPage key={page.after ?? ''} page={page} code={code} onDone={again} />}</Pages>
    </section>
  );
}

function FeesPage({ page, code, onDone }: { page: ListPage; code: string; onDone(): void }) {
  const { t } = useSettings();
  const [answer, retry] = useQuery({
    query: feesQuery,
    variables: { marketplace: code, after: page.after },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded answer={answer} again={() => retry({ requestPolicy: 'network-only' })}>
      {({ marketplaceFees }) =>
        !marketplaceFees || marketplaceFees.nodes.length === 0 ? (
          <p className="muted">{t('fees.none')}</p>
        ) : (
          <>
            <FeeTable fees={marketplaceFees.nodes} code={code} onDone={onDone} />
            <PageEnd page={page} pageInfo={marketplaceFees.pageInfo} total={marketplaceFees.totalCount} />
          </>
        )
      }
    </Loaded>
  );
}

const columns = ['validFrom', 'product', 'commission', 'logistics', 'packing', 'onReturn'] as const;

function FeeTable({ fees, code, onDone }: { fees: readonly Fee[]; code: string; onDone(): void }) {
  const { t } = useSettings();
  return (
    <TableScroll name={t('fees.title')}>
      <table className="data-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`fees.column.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {fees.map((fee) => (
            <FeeRow key={`${fee.validFrom} ${fee.product?.sku ?? ''}`} fee={fee} code={code} onDone={onDone} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function FeeRow({ fee, code, onDone }: { fee: Fee; code: string; onDone(): void }) {
  const { t, format } = useSettings();
  const { run } = useOnce(setFeesMutation);
  const { product, validFrom, commissionPercent, logisticsPerUnit, packingPerUnit } = fee;
  const day = format.date(noonOf(validFrom));
  const money = (value: Fee['logisticsPerUnit']): string =>
    value ? format.money(value.amount, value.currencyCode) : t('fees.asMarketplace');
  async function remove(): Promise<string | undefined> {
    const outcome = await run({ marketplace: code, fees: [{ sku: product?.sku ?? null, validFrom, remove: true }] });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    onDone();
    return undefined;
  }
  return (
    <tr>
      <th scope="row">{day}</th>
      <td>{product ? <span className="code">{product.sku}</span> : t('fees.all')}</td>
      <td className="figure">
        {commissionPercent === null ? t('fees.asMarketplace') : format.percent(Number(commissionPercent))}
      </td>
      <td className="figure">{money(logisticsPerUnit)}</td>
      <td className="figure">{money(packingPerUnit)}</td>
      <td>{describeReturn(t, fee)}</td>
      <td>
        <ConfirmButton label={t('fees.remove')} title={t('fees.removeTitle', { day })} act={remove} danger>
          <p>{t('fees.removeText')}</p>
        </ConfirmButton>
      </td>
    </tr>
  );
}

function describeReturn(t: ReturnType<typeof useSettings>['t'], { commissionKept, logisticsKept }: Fee): string {
  const parts = [
    commissionKept === null ? '' : t(commissionKept ? 'fees.commissionStays' : 'fees.commissionBack'),
    logisticsKept === null ? '' : t(logisticsKept ? 'fees.logisticsStays' : 'fees.logisticsBack'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('fees.asMarketplace') : parts.join(', ');
}
