import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import type { StocktakeLineKind } from '../../gql/graphql.ts';
import type { TextId } from '../../shared/language.ts';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useAddress } from '../base/use-address.ts';
import { BookActs } from './book-acts.tsx';
import { type Differences, differencesQuery, type Line, type Session } from './query.ts';
import { SearchField } from './search-field.tsx';
import { useFresh } from './use-fresh.ts';

const kinds = ['DIFFERENT', 'DOUBTFUL', 'ALL'] as const;

/** What was found beside the books, in units and money, before anything is booked; and the booking. */
export function DifferencesTab({ session }: { session: Session }) {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const search = params.get('q') ?? '';
  const kind = kinds.find((one) => one === params.get('kind')) ?? 'DIFFERENT';
  const choose = (line: Line): void => {
    const next = new Map(chosen);
    if (!next.delete(line.product.id)) next.set(line.product.id, line.product.name);
    setChosen(next);
  };
  return (
    <>
      <SearchField />
      <SegmentedControl
        className="counts-kinds"
        aria-label={t('counts.kinds')}
        value={kind}
        onChange={(value) => narrow({ kind: value })}
        data={kinds.map((value) => ({ value, label: t(`counts.kind.${value}` as TextId) }))}
      />
      <Pages key={`${kind} ${search}`}>
        {(page) => (
          <LinesPage
            key={page.after ?? ''}
            {...{ page, session, search, kind, chosen }}
            onChoose={choose}
            onDone={() => setChosen(new Map())}
          />
        )}
      </Pages>
    </>
  );
}

interface PageProps {
  page: ListPage;
  session: Session;
  search: string;
  kind: StocktakeLineKind;
  chosen: ReadonlyMap<string, string>;
  onChoose: (line: Line) => void;
  onDone: () => void;
}

function LinesPage({ page, session, search, kind, chosen, onChoose, onDone }: PageProps) {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const [answer, again] = useQuery({
    query: differencesQuery,
    variables: { number: session.number, after: page.after, search, kind },
    requestPolicy: 'cache-and-network',
  });
  useFresh(session.revision, again);
  return (
    <Loaded answer={answer} again={again}>
      {({ stocktake, viewer }) => {
        const { nodes, pageInfo, totalCount } = stocktake!.lines;
        const mayChoose = mayWork && session.status === 'OPEN';
        return (
          <>
            {page.after === null && <Totals found={stocktake!} seesMoney={viewer.seesMoney === true} />}
            {page.after === null && mayWork && <BookActs found={stocktake!} chosen={chosen} onDone={onDone} />}
            {nodes.length === 0 && page.after === null && <p>{t('counts.noLines')}</p>}
            <ul className="counts-list">
              {nodes.map((line) => (
                <LineRow
                  key={line.product.id}
                  line={line}
                  isChosen={chosen.has(line.product.id)}
                  onChoose={mayChoose && !line.booked ? () => onChoose(line) : undefined}
                />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
          </>
        );
      }}
    </Loaded>
  );
}

function Totals({ found, seesMoney }: { found: Differences; seesMoney: boolean }) {
  const { t, format } = useSettings();
  const { lines, different, doubtful, missingUnits, surplusUnits, missingCost, surplusCost, withoutCost } =
    found.differences;
  const money = (amounts: typeof missingCost): string =>
    amounts.map((one) => format.money(one.amount, one.currencyCode)).join(', ');
  return (
    <dl className="counts-totals">
      <div>
        <dt>{t('counts.lines')}</dt>
        <dd>{t('counts.differentOf', { different: format.number(different), lines: format.number(lines) })}</dd>
      </div>
      <div>
        <dt>{t('counts.missingUnits')}</dt>
        <dd>
          {format.number(missingUnits)}{' '}
          {seesMoney && missingCost.length > 0 && <span className="muted">{money(missingCost)}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('counts.surplusUnits')}</dt>
        <dd>
          {format.number(surplusUnits)}{' '}
          {seesMoney && surplusCost.length > 0 && <span className="muted">{money(surplusCost)}</span>}
        </dd>
      </div>
      {doubtful > 0 && (
        <div>
          <dt>{t('counts.kind.DOUBTFUL')}</dt>
          <dd>
            <State tone="warn">{format.number(doubtful)}</State>
          </dd>
        </div>
      )}
      {seesMoney && withoutCost > 0 && <p className="muted">{t('counts.withoutCost', { count: withoutCost })}</p>}
    </dl>
  );
}

function LineRow({ line, isChosen, onChoose }: { line: Line; isChosen: boolean; onChoose: (() => void) | undefined }) {
  const { t, format } = useSettings();
  const { product, counted, expected, difference, differenceLow, differenceHigh, booked, doubts, differenceCost } =
    line;
  const left = format.number(line.departed);
  return (
    <li className="counts-line" data-doubtful={doubts.length > 0 || undefined}>
      <span className="counts-line-name">
        {onChoose && (
          <Checkbox aria-label={t('counts.choose', { name: product.name })} checked={isChosen} onChange={onChoose} />
        )}
        <span>
          <Link href={`/stock/${encodeURIComponent(product.sku)}`}>{product.name}</Link>{' '}
          <span className="code muted">{product.sku}</span>
        </span>
      </span>
      <span>{t('counts.countedOf', { counted: format.number(counted), expected: format.number(expected) })}</span>
      <strong className="counts-difference">
        {format.change(difference)}
        {differenceCost && (
          <span className="muted"> {format.money(differenceCost.amount, differenceCost.currencyCode)}</span>
        )}
      </strong>
      {booked && <State tone="ok">{t('counts.booked')}</State>}
      {doubts.map((doubt) => (
        <State key={doubt} tone="warn">
          {t(`counts.doubt.${doubt}` as TextId, {
            low: format.change(differenceLow),
            high: format.change(differenceHigh),
            departed: left,
            came: format.number(line.came),
          })}
        </State>
      ))}
    </li>
  );
}
