import { useClient } from 'urql';
import { graphql } from '../../gql/gql.ts';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import { nameMovement } from './movement-names.ts';

const maxMovements = 50_000;

const ledgerQuery = graphql(`
  query LedgerRows($sku: String!, $after: String) {
    inventoryMovements(sku: $sku, first: 250, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id movementType quantityChange quantityBefore quantityAfter actor note occurredAt recordedAt
        marketplace { id name } order { id number }
      }
    }
  }
`);

/** Saves the whole ledger of a product as an Excel file, the newest row first. */
export function LedgerExport({ sku }: { sku: string }) {
  const { t, format } = useSettings();
  const client = useClient();
  const moment = (at: string): string => format.moment(new Date(at));
  async function read(): Promise<Sheet['rows'] | undefined> {
    const movements = await readAll(async (after) => {
      const { data } = await client.query(ledgerQuery, { sku, after }, { requestPolicy: 'network-only' });
      return data?.inventoryMovements;
    }, maxMovements);
    return movements?.nodes.map((row) => [
      moment(row.occurredAt),
      moment(row.recordedAt),
      t(nameMovement(row.movementType)),
      row.quantityChange,
      row.quantityBefore,
      row.quantityAfter,
      row.marketplace?.name ?? null,
      row.order?.number ?? null,
      row.actor,
      row.note,
    ]);
  }
  const headings = [
    t('ledger.happened'),
    t('ledger.recorded'),
    t('ledger.what'),
    t('ledger.change'),
    t('ledger.before'),
    t('ledger.after'),
    t('orders.place'),
    t('nav.orders'),
    t('ledger.who'),
    t('stock.note'),
  ];
  return (
    <ExcelButton name={`${t('why.ledger')} ${sku.replace(/[\\/:*?"<>|]/g, '_')}`} headings={headings} read={read} />
  );
}
