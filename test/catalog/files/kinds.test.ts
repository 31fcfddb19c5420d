import { expect, test } from 'vitest';
import { parseCsv } from '../../../src/catalog/csv.ts';

const read = (...lines: string[]) => parseCsv(new TextEncoder().encode(lines.join('\r\n')), { keepStock: false });
const cup = {
  row: { sku: 'CUP-R', product: { name: 'Чашка', barcodes: ['4780012345678'], price: '12500' }, quantity: 5 },
};
const withoutQuantity = ({ row: { sku, product } }: typeof cup) => ({ row: { sku, product } });

// Headings of each kind: the sources stand in src/catalog/files/kinds.ts.

test("Shopify's export has variants without a title, pictures without a variant, and one price per variant", () => {
  const file = read(
    'Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src,Cost per item,Status',
    'red-cup,Red cup,"<p>A ""cup""</p>",Sina,Colour,Red,CUP-R,5,12.50,4780012345678,https://x/1.jpg,7.00,active',
    'red-cup,,,,,Blue,CUP-B,4,12.50,,,7.00,',
    'red-cup,,,,,,,,,,https://x/2.jpg,,',
    'plate,Plate,,Sina,Title,Default Title,PLATE,1,3,,,,active',
  );
  expect(file.rows).toEqual([
    {
      row: {
        sku: 'CUP-R',
        product: { name: 'Red cup, Red', barcodes: ['4780012345678'], price: '12.50', costPrice: '7.00' },
        quantity: 5,
      },
    },
    { row: { sku: 'CUP-B', product: { name: 'Red cup, Blue', price: '12.50', costPrice: '7.00' }, quantity: 4 } },
    { row: { sku: 'PLATE', product: { name: 'Plate', price: '3' }, quantity: 1 } },
  ]);
  expect(file.notes).toEqual(['Rows that are no products of their own (pictures, parents of variants) are left out.']);
  expect(file.columns.kind?.name).toBe("Shopify's product export");
});

test("Shopify's export since 2024 has other headings", () => {
  const file = read(
    'Title,URL handle,Description,Vendor,SKU,Barcode,Option1 name,Option1 value,Price,Cost per item,Inventory quantity',
    'Чашка,cup,,Sina,CUP-R,4780012345678,Title,Default Title,12500,,5',
  );
  expect(file.rows).toEqual([cup]);
});

test("WooCommerce's export has parents of variations, which are no goods", () => {
  const file = read(
    'ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,"In stock?",Stock,"Sale price","Regular price",Parent',
    '10,variable,CUP,,Чашка,1,1,,,,',
    '11,variation,CUP-R,4780012345678,Чашка,1,1,5,,12500,id:10',
  );
  expect(file.rows).toEqual([cup]);
});

test("WooCommerce's export in Russian has Russian headings, and the same types", () => {
  const file = read(
    'ID,Тип,Артикул,Имя,Опубликован,"рекомендуемый?","Видимость в каталоге","В наличии?",Запасы,"Базовая цена",Категории',
    '10,variable,CUP,Чашка,1,0,visible,1,,,Посуда',
    '11,variation,CUP-R,Чашка,1,0,visible,1,5,12500,',
  );
  const { barcodes: _none, ...product } = cup.row.product;
  expect(file.rows).toEqual([{ row: { ...cup.row, product } }]);
});

test("MoySklad's list of goods has a barcode column per kind, and commas before decimals", () => {
  const file = read(
    'Группы;Код;Наименование;Внешний код;Артикул;Единица измерения;Цена продажи;Валюта (Цена продажи);Закупочная цена;Неснижаемый остаток;Штрихкод EAN13;Штрихкод EAN8;Описание;Остаток',
    'Посуда;00001;Чашка;x1;CUP-R;шт;12500,00;сум;;;4780012345678;;;5,0',
    'Посуда;00002;Кружка;x2;MUG;шт;900,50;сум;400,00;;4780012345685;12345670;;5,000',
  );
  expect(file.rows).toMatchObject([
    { row: { sku: 'CUP-R', product: { ...cup.row.product, price: '12500.00' }, quantity: 5 } },
    {
      sku: 'MUG',
      faults: [{ field: 'quantity', message: expect.stringContaining('--decimal comma'), value: '5,000' }],
    },
  ]);
});

test('a report of 1C names the fields of goods, below a title', () => {
  const file = read(
    'Остатки и цены;;;;',
    'Номенклатура.Артикул ;Номенклатура;Номенклатура.Штрихкод;Конечный остаток;Розничная цена',
    'CUP-R;Чашка;4780012345678;5,0;12 500',
  );
  expect(file.rows).toEqual([cup]);
});

test("Uzum's template for goods has a line that explains its columns", () => {
  const file = read(
    'Название товара RU*;Идентификатор от продавца;Название товара UZ*;Группировка SKU*;Штрихкод;ИКПУ*;Цена продажи (som)*;Цена до скидки (som)*',
    'Обязательное поле;Необязательное поле;Обязательное поле;Обязательное поле;EAN-13 или UPC-A;Обязательное поле;Цена продажи в сумах;Цена до скидки в сумах',
    'Чашка;CUP-R;Piyola;cups;4780012345678;06912001001000000;12500;15000',
  );
  expect(file.rows).toEqual([withoutQuantity(cup)]);
  expect(file.notes).toEqual(['Line 2 explains the headings and is left out.']);
});

test("Uzum's report about stock has units in Uzum's warehouses, which are not the seller's to sell elsewhere", () => {
  const file = read(
    'Отчет по остаткам;;;;;;;;;;',
    'ID;Наименование;Штрихкод;SKU;ID товара;К отправке;В продаже;Остаток FBS;Себест. (сумы);Стоимость продажи (сумы);Общий остаток',
    '1;Чашка;4780012345678;CUP-R;12345;0;70;5;7000;12500;70',
  );
  expect(file.rows).toEqual([{ row: { ...cup.row, product: { ...cup.row.product, costPrice: '7000' } } }]);
  expect(file.columns.leftOut).toEqual(['ID', 'ID товара', 'К отправке', 'В продаже', 'Общий остаток']);
});

test("Wildberries' list of cards has its headings in the third line", () => {
  const file = read(
    'Основная информация;;;;;;;',
    ';;;;;;;',
    'Группа;Артикул продавца;Артикул WB;Наименование;Бренд;Баркоды;Цена;Ставка НДС',
    ';Обязательное поле;;Не более 60 символов;;Через точку с запятой;Целое число;',
    '1;CUP-R;12345;Чашка;Sina;4780012345678;12500;',
  );
  expect(file.rows).toEqual([withoutQuantity(cup)]);
});

test("OZON's report of goods has its own SKU beside ours, and apostrophes before texts", () => {
  const file = read(
    'Артикул;Ozon Product ID;SKU;Barcode;Название товара;Доступно к продаже по схеме FBO, шт.;Доступно к продаже по схеме FBS, шт.;Текущая цена с учетом скидки, ₽;Цена до скидки (перечеркнутая цена), ₽',
    "'CUP-R;'55501;'77701;'4780012345678;'Чашка;0;5;12500;15000",
  );
  expect(file.rows).toEqual([cup]);
});

test("Yandex Market's template for goods has lines that explain its columns", () => {
  const file = read(
    'Ваш SKU *;Название товара *;Ссылка на изображение *;Категория на Маркете *;Штрихкод *;Цена *;Зачёркнутая цена;Валюта *',
    'Обязательное;Обязательное;Обязательное;Обязательное;Штрихкод;Цена в UZS;;UZS',
    ';Текст;Ссылка;Список;Текст;Число;Число;Список',
    'CUP-R;Чашка;https://x/1.jpg;Посуда;4780012345678;12500;15000;UZS',
  );
  expect(file.rows).toEqual([withoutQuantity(cup)]);
});

test("Yandex Market's report about stock has the seller's warehouses", () => {
  const sheet = read(
    'Критичные ошибки;Ваш SKU *;Название товара;Модель работы;Склад *;Доступно для заказа *;Резерв;Цена;Статус;Примечание',
    ';CUP-R;Чашка;FBS;Ташкент;5;2;12500;Активен;',
  );
  const csv = read(
    'ERRORS,SHOP_SKU,PRODUCT_NAME,PLACEMENT_TYPE,WAREHOUSE_AND_SHOP,COUNT,RESERVE,PRICE,STATUS,COMMENT',
    ',CUP-R,Чашка,FBS,Ташкент,5,2,12500,ACTIVE,',
  );
  const { barcodes: _none, ...product } = cup.row.product;
  expect(sheet.rows).toEqual([{ row: { ...cup.row, product } }]);
  expect(csv.rows).toEqual(sheet.rows);
});

test("Yandex Market's stock of one warehouse is the file that sets it", () => {
  const sheet = read(
    'Критичные ошибки;Некритичные ошибки;Ваш SKU *;Название товара;Доступное количество товара *',
    ';;CUP-R;Чашка;5',
  );
  const csv = read('ERRORS,WARNINGS,SHOP_SKU,PRODUCT_NAME,COUNT', ',,CUP-R,Чашка,5');
  expect(sheet.rows).toEqual([{ row: { sku: 'CUP-R', product: { name: 'Чашка' }, quantity: 5 } }]);
  expect(csv.rows).toEqual(sheet.rows);
});

test("Yandex Market's own warehouses have units that are not the seller's to sell elsewhere", () => {
  const sheet = read(
    'SSKU;Ваш SKU;SKU на Яндексе;Название товара;Годный;Резерв;Доступно для заказа;Карантин;Склад',
    '9.CUP-R;CUP-R;12345;Чашка;70;2;68;0;Софьино',
    '9.CUP-R;CUP-R;12345;Чашка;30;0;30;0;Томилино',
  );
  const csv = read(
    'SHOP_SKU,ARTICLE,MARKET_SKU,PRODUCT_NAME,VALID,RESERVED,AVAILABLE_FOR_ORDER,WAREHOUSE',
    '9.CUP-R,CUP-R,12345,Чашка,70,2,68,Софьино',
  );
  const row = { row: { sku: 'CUP-R', product: { name: 'Чашка' } } };
  expect(sheet.rows).toEqual([row, row]);
  expect(csv.rows).toEqual([row]);
});

test("BaseLinker's product export is read by its names", () => {
  const file = read(
    'product_id;name;sku;ean;price_brutto;quantity;category;weight',
    '501;Чашка;CUP-R;4780012345678;12500;5;Посуда;0.3',
  );
  expect(file.rows).toEqual([cup]);
});

test('a file of Google Sheets has headings of its own, commas, and quoted decimal commas', () => {
  const file = read('Артикул,Название,Штрихкод,Остаток,Цена', 'CUP-R,Чашка,4780012345678,5,"12500,0"');
  expect(file.rows).toEqual([{ row: { ...cup.row, product: { ...cup.row.product, price: '12500.0' } } }]);
});

test('what a kind of file has besides is left out and named', () => {
  expect(read('product_id;name;sku;ean;price_brutto;quantity;category', '1;Cup;A;;;;x').columns.leftOut).toEqual([
    'product_id',
    'category',
  ]);
});
