import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useSettings } from './settings.tsx';

/** A page of a list: where it starts, and whether it is the last one on the screen. */
export interface ListPage {
  after: string | null;
  isLast: boolean;
  onMore(cursor: string): void;
}

/** Pages of a list, one below the other. With another `key` the list begins anew. */
export function Pages({ children }: { children: (page: ListPage) => ReactNode }) {
  const [cursors, setCursors] = useState<string[]>([]);
  const pages = useMemo(() => [null, ...cursors], [cursors]);
  const onMore = useCallback((cursor: string) => setCursors((known) => [...known, cursor]), []);
  return <>{pages.map((after, index) => children({ after, isLast: index === pages.length - 1, onMore }))}</>;
}

/** What follows a page: the way to the next one, and how many rows there are in all. */
export function PageEnd(props: {
  page: ListPage;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  total: number | null;
}) {
  const { page, pageInfo, total } = props;
  const { t, format } = useSettings();
  const { endCursor } = pageInfo;
  if (!page.isLast) return null;
  return (
    <>
      {pageInfo.hasNextPage && endCursor && (
        <Button className="chip" onClick={() => page.onMore(endCursor)}>
          {t('action.more')}
        </Button>
      )}
      {total !== null && <p className="muted">{t('list.total', { count: format.number(total) })}</p>}
    </>
  );
}
