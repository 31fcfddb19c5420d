import { useClient } from 'urql';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import { useAddress } from '../base/use-address.ts';
import { columns } from './columns.ts';
import { catalogueQuery } from './query.ts';

const maxProducts = 100_000;

/** Saves the products of the list as an Excel file that can be uploaded again. */
export function ExportButton() {
  const { t } = useSettings();
  const { params } = useAddress();
  const client = useClient();
  async function read(): Promise<Sheet['rows'] | undefined> {
    const filter = { search: params.get('q'), archived: params.has('archived') };
    const products = await readAll(async (after) => {
      const { data } = await client.query(catalogueQuery, { ...filter, after }, { requestPolicy: 'network-only' });
      return data?.products;
    }, maxProducts);
    return products?.nodes.map((product) => [
      product.sku,
      product.name,
      product.barcodes.join('|'),
      product.price,
      product.costPrice,
      product.quantity,
      product.lowStockThreshold,
      product.imageUrl,
      product.category,
      product.description,
      t(product.inShop === false ? 'answer.no' : 'answer.yes'),
    ]);
  }
  return (
    <ExcelButton name={t('nav.catalogue')} headings={columns.map((column) => t(`column.${column}`))} read={read} />
  );
}
