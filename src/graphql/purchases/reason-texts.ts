import type { ToBuy } from '../../db/sales/cover.ts';

type Language = 'uz' | 'ru' | 'en';
type Wording = Record<ToBuy['reason'], (row: ToBuy) => string>;

const way = (row: ToBuy, text: string): string => (row.onItsWay > 0 ? text : '');

const texts: Record<Language, Wording> = {
  en: {
    oversold: (row) =>
      `${row.oversold} sold beyond the stock. ${row.sold} sold in ${row.daysWithStock} days with stock${way(row, `, ${row.onItsWay} on the way`)}.`,
    out_of_stock: (row) =>
      `Nothing is left. ${row.sold} sold in ${row.daysWithStock} days with stock${way(row, `, ${row.onItsWay} on the way`)}.`,
    runs_out: (row) =>
      `${row.quantity} pcs last ${row.daysOfCover} days, not ${row.targetDays}: ${row.sold} sold in ${row.daysWithStock} days with stock${way(row, `, ${row.onItsWay} on the way`)}.`,
    too_little_history: (row) =>
      `${row.sold} sold, ${row.quantity} left. In stock on ${row.daysWithStock} days only: too few to suggest a quantity.`,
  },
  ru: {
    oversold: (row) =>
      `Продано сверх остатка: ${row.oversold}. Продано ${row.sold} за дни с остатком: ${row.daysWithStock}${way(row, `, в пути ${row.onItsWay}`)}.`,
    out_of_stock: (row) =>
      `Нет в наличии. Продано ${row.sold} за дни с остатком: ${row.daysWithStock}${way(row, `, в пути ${row.onItsWay}`)}.`,
    runs_out: (row) =>
      `Остатка ${row.quantity} шт. хватит на дней: ${row.daysOfCover}, а нужно на ${row.targetDays}. Продано ${row.sold} за дни с остатком: ${row.daysWithStock}${way(row, `, в пути ${row.onItsWay}`)}.`,
    too_little_history: (row) =>
      `Продано ${row.sold}, осталось ${row.quantity}. Дней с остатком всего ${row.daysWithStock}: мало, чтобы предложить количество.`,
  },
  uz: {
    oversold: (row) =>
      `Boridan koʻp sotilgan: ${row.oversold} dona. Qoldiq bor kunlarda (${row.daysWithStock}) sotilgan: ${row.sold} dona${way(row, `, yoʻlda: ${row.onItsWay} dona`)}.`,
    out_of_stock: (row) =>
      `Tugagan. Qoldiq bor kunlarda (${row.daysWithStock}) sotilgan: ${row.sold} dona${way(row, `, yoʻlda: ${row.onItsWay} dona`)}.`,
    runs_out: (row) =>
      `Qoldiq ${row.quantity} dona, yetadi: ${row.daysOfCover} kun, kerak: ${row.targetDays} kun. Qoldiq bor kunlarda (${row.daysWithStock}) sotilgan: ${row.sold} dona${way(row, `, yoʻlda: ${row.onItsWay} dona`)}.`,
    too_little_history: (row) =>
      `Sotilgan: ${row.sold} dona, qoldi: ${row.quantity} dona. Qoldiq bor kunlar faqat ${row.daysWithStock}: miqdor taklif qilish uchun kam.`,
  },
};

/** Why a product is to be bought, as a sentence. */
export const describeReason = (row: ToBuy, language: Language): string => texts[language][row.reason](row);
