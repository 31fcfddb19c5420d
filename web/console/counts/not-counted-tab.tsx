import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { notCountedQuery, type Session } from './query.ts';
import { SearchField } from './search-field.tsx';
import { useFresh } from './use-fresh.ts';

/** What nobody has counted yet. */
export function NotCountedTab({ session }: { session: Session }) {
  const { params } = useAddress();
  const search = params.get('q') ?? '';
  return (
    <>
      <SearchField />
      <Pages key={search}>
        {(page) => <NotCountedPage key={page.after ?? ''} page={page} session={session} search={search} />}
      </Pages>
    </>
  );
}

function NotCountedPage({ page, session, search }: { page: ListPage; session: Session; search: string }) {
  const { t, format } = useSettings();
  const [answer, again] = useQuery({
    query: notCountedQuery,
    variables: { number: session.number, after: page.after, search },
    requestPolicy: 'cache-and-network',
  });
  useFresh(session.revision, again);
  return (
    <Loaded answer={answer} again={again}>
      {({ stocktake }) => {
        const { nodes, pageInfo, totalCount } = stocktake!.notCounted;
        if (nodes.length === 0 && page.after === null)
          return <p>{t(search ? 'stock.nothingFound' : 'counts.allCounted')}</p>;
        return (
          <>
            <ul className="counts-list">
              {nodes.map(({ id, sku, name, quantity, awaitingShipment }) => (
                <li key={id} className="counts-line">
                  <Link href={`/stock/${encodeURIComponent(sku)}`}>{name}</Link>
                  <span className="code muted">{sku}</span>
                  <span>{t('counts.expected', { count: format.number(quantity + (awaitingShipment ?? 0)) })}</span>
                </li>
              ))}
            </ul>
            <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
          </>
        );
      }}
    </Loaded>
  );
}
