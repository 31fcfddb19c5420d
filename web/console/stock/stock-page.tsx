import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import type { StockQueryVariables } from '../../gql/graphql.ts';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { ProductRow } from './product-row.tsx';
import { stockQuery } from './queries.ts';

const topics = ['stock'] as const;

/** One page of products. Its figures follow by themselves; which products belong to it is read again when stock changes. */
export function StockPage(props: {
  variables: StockQueryVariables;
  isLast: boolean;
  onMore: (cursor: string) => void;
  onClear: () => void;
}) {
  const { t, format } = useSettings();
  const [answer, again] = useQuery({
    query: stockQuery,
    variables: props.variables,
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  return (
    <Loaded answer={answer} again={refresh}>
      {({ products, differs }) => {
        const { nodes, totalCount, pageInfo } = products;
        const differing = differs?.totalCount ?? 0;
        if (nodes.length === 0 && !props.variables.after) return <Empty {...props} />;
        return (
          <>
            {!props.variables.after && differing > 0 && (
              <p>
                <State tone="warn">{t('stock.differs', { count: format.number(differing) })}</State>
              </p>
            )}
            <ul className="products">
              {nodes.map((product) => (
                <ProductRow key={product.id} product={product} />
              ))}
            </ul>
            {props.isLast && pageInfo.hasNextPage && pageInfo.endCursor && (
              <Button className="chip" onClick={() => props.onMore(pageInfo.endCursor!)}>
                {t('action.more')}
              </Button>
            )}
            {props.isLast && (
              <p className="muted">{t('stock.products', { count: format.number(totalCount ?? nodes.length) })}</p>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** No product at all is another thing than none that matches. */
function Empty({ variables, onClear }: { variables: StockQueryVariables; onClear: () => void }) {
  const { t } = useSettings();
  if (!variables.search && !variables.stock) return <p className="muted">{t('stock.empty')}</p>;
  return (
    <p>
      {t('stock.nothingFound')}{' '}
      <Button className="chip" onClick={onClear}>
        {t('stock.clear')}
      </Button>
    </p>
  );
}
