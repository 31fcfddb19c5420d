import { type Column, normalizeHeading } from './headings.ts';

/** The files of a program or marketplace, known by their headings. */
export interface FileKind {
  /** Whose file it is, for people. */
  name: string;
  /** Headings that every such file has. */
  signs: readonly string[];
  /** Where each column is read from: the first of these headings that the file has; barcodes from all of them. */
  columns: Partial<Record<Column, readonly string[]>>;
  /** Columns that decide about a row, by the names that the code uses. */
  marks?: Partial<Record<Mark, readonly string[]>>;
  /** Rows right below the heading explain it. */
  isExplained?: boolean;
  /** An apostrophe stands before texts, so that a spreadsheet leaves them alone. */
  hasApostrophes?: boolean;
}

/** `group`: rows of one product; `variant`: what makes the variants of a product differ; `type`: what kind of row it is. */
type Mark = 'group' | 'variant' | 'type';

/**
 * Kinds of files whose headings are public, each with where they stand. 1C has no fixed export: its reports are read by these names of
 * their fields, and by `headings.ts`. Google Sheets has no headings of its own. Of reports about stock only what lies with
 * the seller is a quantity: units in a marketplace's own warehouses are not the seller's to sell elsewhere.
 */
const kinds: readonly FileKind[] = [
  {
    // https://help.shopify.com/en/manual/products/import-export/using-csv, and the headings before 2024 (`Variant SKU`).
    name: "Shopify's product export",
    signs: ['Handle', 'Variant SKU'],
    columns: {
      sku: ['Variant SKU'],
      name: ['Title'],
      barcode: ['Variant Barcode'],
      cost_price: ['Cost per item'],
      quantity: ['Variant Inventory Qty'],
      price: ['Variant Price'],
    },
    marks: { group: ['Handle'], variant: ['Option1 Value', 'Option2 Value', 'Option3 Value'] },
  },
  {
    // https://help.shopify.com/en/manual/products/import-export/using-csv
    name: "Shopify's product export",
    signs: ['URL handle', 'SKU'],
    columns: {
      sku: ['SKU'],
      name: ['Title'],
      barcode: ['Barcode'],
      cost_price: ['Cost per item'],
      quantity: ['Inventory quantity'],
      price: ['Price'],
    },
    marks: { group: ['URL handle'], variant: ['Option1 value', 'Option2 value', 'Option3 value'] },
  },
  {
    // https://woocommerce.com/wc-apidocs/files/woocommerce-includes-export-class-wc-product-csv-exporter.html
    name: "WooCommerce's product export",
    signs: ['Type', 'SKU', 'Regular price'],
    columns: {
      sku: ['SKU'],
      name: ['Name'],
      barcode: ['GTIN, UPC, EAN, or ISBN'],
      quantity: ['Stock'],
      price: ['Regular price'],
    },
    marks: { type: ['Type'] },
  },
  {
    // The same in Russian, as public programs that write it have it. What it calls the barcode is not known.
    name: "WooCommerce's product export",
    signs: ['Тип', 'Артикул', 'Имя', 'Базовая цена'],
    columns: { sku: ['Артикул'], name: ['Имя'], quantity: ['Запасы'], price: ['Базовая цена'] },
    marks: { type: ['Тип'] },
  },
  {
    // The export for MoySklad of PHPShop, and other public programs that write or read it.
    name: "MoySklad's list of goods",
    signs: ['Группы', 'Наименование', 'Внешний код'],
    columns: {
      sku: ['Артикул'],
      name: ['Наименование'],
      barcode: ['Штрихкод EAN13', 'Штрихкод EAN8', 'Штрихкод Code128', 'Штрихкод UPC', 'Штрихкод GTIN'],
      cost_price: ['Закупочная цена'],
      quantity: ['Остаток'],
      price: ['Цена: Цена продажи', 'Цена продажи'],
    },
  },
  {
    // Public programs that read reports of 1C about stock and prices.
    name: 'a report of 1C',
    signs: ['Номенклатура', 'Номенклатура.Артикул'],
    columns: {
      sku: ['Номенклатура.Артикул'],
      name: ['Номенклатура'],
      barcode: ['Номенклатура.Штрихкод', 'Штрихкод'],
      quantity: ['Конечный остаток', 'Остаток', 'Количество'],
      price: ['Розничная цена', 'Розница', 'Цена'],
    },
  },
  {
    // The template for goods of seller.uzum.uz, as public programs that fill it have it (2026).
    name: "Uzum's template for goods",
    signs: ['Название товара RU', 'Идентификатор от продавца', 'Группировка SKU'],
    columns: {
      sku: ['Идентификатор от продавца'],
      name: ['Название товара RU'],
      barcode: ['Штрихкод'],
      price: ['Цена продажи (som)'],
    },
    isExplained: true,
  },
  {
    // The report about what is left (left-out-report) of seller.uzum.uz, as public programs that read it have it (2026). `В продаже` and
    // `Общий остаток` are units in Uzum's warehouses.
    name: "Uzum's report about stock",
    signs: ['SKU', 'ID товара', 'Наименование', 'Общий остаток'],
    columns: {
      sku: ['SKU'],
      name: ['Наименование'],
      barcode: ['Штрихкод'],
      cost_price: ['Себест. (сумы)'],
      quantity: ['Остаток FBS'],
      price: ['Стоимость продажи (сумы)'],
    },
  },
  {
    // The file of cards in seller.wildberries.ru, as public programs that fill it have it.
    name: "Wildberries' list of cards",
    signs: ['Артикул продавца', 'Артикул WB'],
    columns: {
      sku: ['Артикул продавца'],
      name: ['Наименование', 'Наименование товара'],
      barcode: ['Баркоды', 'Баркод'],
      quantity: ['Остаток', 'Количество'],
      price: ['Цена'],
    },
    isExplained: true,
  },
  {
    // The report of goods (docs.ozon.ru/api/seller, ReportAPI_CreateCompanyProductsReport), as public programs that read it have it.
    name: "OZON's report of goods",
    signs: ['Артикул', 'Ozon Product ID', 'Название товара'],
    columns: {
      sku: ['Артикул'],
      name: ['Название товара'],
      barcode: ['Barcode'],
      quantity: ['Доступно к продаже по схеме FBS, шт.'],
      price: ['Текущая цена с учетом скидки, ₽'],
    },
    hasApostrophes: true,
  },
  {
    // The template for goods of Yandex Market, as public programs that fill it have it (2026).
    name: "Yandex Market's template for goods",
    signs: ['Ваш SKU', 'Название товара', 'Категория на Маркете'],
    columns: { sku: ['Ваш SKU'], name: ['Название товара'], barcode: ['Штрихкод'], price: ['Цена'] },
    isExplained: true,
  },
  {
    // https://yandex.com/dev/market/partner-api/doc/ru/reference/reports/generateStocksReport, of all warehouses of the seller
    // (stocks_business), as .xlsx and as CSV.
    name: "Yandex Market's report about stock",
    signs: ['Ваш SKU', 'Модель работы', 'Доступно для заказа'],
    columns: { sku: ['Ваш SKU'], name: ['Название товара'], quantity: ['Доступно для заказа'], price: ['Цена'] },
    isExplained: true,
  },
  {
    name: "Yandex Market's report about stock",
    signs: ['SHOP_SKU', 'PLACEMENT_TYPE', 'COUNT'],
    columns: { sku: ['SHOP_SKU'], name: ['PRODUCT_NAME'], quantity: ['COUNT'], price: ['PRICE'] },
  },
  {
    // https://yandex.com/dev/market/partner-api/doc/ru/reference/reports/generateStocksOnWarehousesReport, of one warehouse of the
    // seller (mass_shared_stocks), which is also the file that sets its stock.
    name: "Yandex Market's stock of a warehouse",
    signs: ['Ваш SKU', 'Доступное количество товара'],
    columns: { sku: ['Ваш SKU'], name: ['Название товара'], quantity: ['Доступное количество товара'] },
    isExplained: true,
  },
  {
    name: "Yandex Market's stock of a warehouse",
    signs: ['ERRORS', 'WARNINGS', 'SHOP_SKU', 'COUNT'],
    columns: { sku: ['SHOP_SKU'], name: ['PRODUCT_NAME'], quantity: ['COUNT'] },
  },
  {
    // The same page: units in the warehouses of Yandex Market (stocks_on_warehouses).
    name: "Yandex Market's report about its own warehouses",
    signs: ['SSKU', 'Ваш SKU', 'SKU на Яндексе'],
    columns: { sku: ['Ваш SKU'], name: ['Название товара'] },
  },
  {
    name: "Yandex Market's report about its own warehouses",
    signs: ['ARTICLE', 'MARKET_SKU', 'AVAILABLE_FOR_ORDER'],
    columns: { sku: ['ARTICLE'], name: ['PRODUCT_NAME'] },
  },
  {
    // Public programs that read product exports of BaseLinker.
    name: "BaseLinker's product export",
    signs: ['product_id', 'sku', 'ean', 'price_brutto'],
    columns: {
      sku: ['sku', 'product_sku'],
      name: ['name', 'product_name'],
      barcode: ['ean', 'product_ean'],
      quantity: ['quantity', 'stock'],
      price: ['price_brutto'],
    },
  },
];

/** The kind of a file by its headings; undefined: none that is known. */
export function findKind(normalized: readonly string[]): FileKind | undefined {
  const present = new Set(normalized);
  return kinds.find(({ signs }) => signs.every((sign) => present.has(normalizeHeading(sign))));
}
