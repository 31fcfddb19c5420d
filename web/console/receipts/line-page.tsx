import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { useLast } from '../base/use-last.ts';
import { type LineOptions, LineRow } from './line-row.tsx';
import { linesQuery } from './query.ts';

const topics = ['receipts'] as const;

/** One page of lines. Read again when the receipt changes, by whomever. */
export function LinePage({ page, openOnly, ...options }: LineOptions & { page: ListPage; openOnly: boolean }) {
  const { t } = useSettings();
  const [answer, again] = useQuery({
    query: linesQuery,
    variables: { number: options.number, after: page.after, openOnly, first: 100 },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ receipt }) =>
        !receipt?.lines || (receipt.lines.nodes.length === 0 && page.after === null) ? (
          <p className="muted">{t('receipts.noLines')}</p>
        ) : (
          <>
            <ol className="receipt-lines">
              {receipt.lines.nodes.map((line) => (
                <LineRow
                  key={line.id}
                  line={line}
                  {...options}
                  onChange={() => {
                    refresh();
                    options.onChange();
                  }}
                />
              ))}
            </ol>
            <PageEnd page={page} pageInfo={receipt.lines.pageInfo} total={null} />
          </>
        )
      }
    </Loaded>
  );
}
