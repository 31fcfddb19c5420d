import { useClient } from 'urql';
import { graphql } from '../../gql/gql.ts';
import type { DriftFilter } from '../../gql/graphql.ts';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import { nameCause } from '../why/drift-causes.ts';

const maxDrifts = 20_000;

const driftRowsQuery = graphql(`
  query DriftRows($filter: DriftFilter!, $after: String) {
    drifts(first: 250, after: $after, open: true, filter: $filter) {
      pageInfo { hasNextPage endCursor }
      nodes { id cause figure shown marketplaceSku foundAt marketplace { id name } product { id sku name } }
    }
  }
`);

/** Saves the open differences of a card as an Excel file: what a marketplace shows beside what it should show. */
export function DriftsExport({ filter }: { filter: DriftFilter }) {
  const { t, format } = useSettings();
  const client = useClient();
  async function read(): Promise<Sheet['rows'] | undefined> {
    const drifts = await readAll(async (after) => {
      const { data } = await client.query(driftRowsQuery, { filter, after }, { requestPolicy: 'network-only' });
      return data?.drifts;
    }, maxDrifts);
    return drifts?.nodes.map(({ product, marketplace, marketplaceSku, shown, figure, cause, foundAt }) => [
      product.sku,
      product.name,
      marketplace.name,
      marketplaceSku,
      shown,
      figure,
      shown === null ? null : shown - figure,
      t(nameCause(cause)),
      format.moment(new Date(foundAt)),
    ]);
  }
  const headings = [
    t('column.sku'),
    t('column.name'),
    t('orders.place'),
    t('drifts.theirSku'),
    t('drifts.shown'),
    t('drifts.figure'),
    t('why.difference'),
    t('drifts.cause'),
    t('drifts.found'),
  ];
  return <ExcelButton name={t('why.difference')} headings={headings} read={read} />;
}
