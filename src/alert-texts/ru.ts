import type { OversoldSale } from '../db/alerts/alerts.ts';
import { asEnding, counted, type Wording } from './wording.ts';

const units = (count: number): string => counted('ru', count, { one: 'единица', few: 'единицы', other: 'единиц' });
const listings = (count: number): string =>
  counted('ru', count, { one: 'карточка', few: 'карточки', other: 'карточек' });

function nameSale({ order, marketplaceOrder, marketplace, units: sold }: OversoldSale): string {
  const name = order === null ? marketplace : `заказ ${order} на ${marketplace}`;
  return `${name}${marketplaceOrder === null ? '' : ` (их номер ${marketplaceOrder})`}, ${units(sold)}`;
}

const driftCauses: Record<string, string> = {
  echo: 'наш же остаток, увиденный с опозданием',
  missed_event: 'событие до нас не дошло',
  manual_edit: 'остаток изменили там вручную',
  rejected_push: 'площадка отклонила наш остаток',
  ghost_write: 'с опозданием применился старый остаток',
};

export const ru: Wording = {
  titles: {
    oversold: 'Продано больше, чем есть',
    low_stock: 'Товар заканчивается',
    marketplace_failing: 'Площадка не отвечает',
    silence: 'Необычная тишина',
    drift: 'Неверный остаток на площадке',
    guard_held: 'Ждёт подтверждения',
    unlinked_sale: 'Продажа непривязанного товара',
    credential_expires: 'Истекает ключ',
  },
  bodies: {
    oversold: ({ missing, sales }, { product }) =>
      `${product}: продано больше, чем есть; недостача: ${units(missing)}.` +
      (sales.length > 0 ? ` Последние продажи: ${sales.map(nameSale).join('; ')}.` : '') +
      ' Везде показан 0; следующий приход сначала закроет недостачу.',
    low_stock: ({ quantity, threshold }, { product }) => `${product}: остаток ${units(quantity)}, порог ${threshold}.`,
    marketplace_failing: ({ error, since, owed }, { marketplace, moment }) =>
      `${marketplace} не принимает остатки${since === null ? '' : ` с ${moment(since)}`}: ${asEnding(error)}.` +
      ` Ждут обновления: ${listings(owed)}; они уйдут сами, как только площадка начнёт их принимать.`,
    silence: ({ lastEventAt, usualMinutes }, { marketplace, moment }) =>
      `От ${marketplace} ничего не приходит${lastEventAt === null ? '' : ` с ${moment(lastEventAt)}`}; обычный перерыв не дольше` +
      ` ${usualMinutes} мин. Проверьте, что площадка всё ещё отправляет события.`,
    drift: ({ marketplaceSku, shown, figure, cause }, { marketplace, product }) =>
      `${marketplace} показывает ${shown ?? 'пустой остаток'} для ${product} (там ${marketplaceSku}), а должно быть ${figure}.` +
      ` Причина: ${driftCauses[cause] ?? cause}. Наш остаток отправлен ещё раз.`,
    guard_held: ({ direction, items, of, reason }, { marketplace }) =>
      `${direction === 'out' ? `Остатки для ${marketplace}` : `Остатки от ${marketplace}`} задержаны до подтверждения:` +
      ` ${items} из ${of}. ${asEnding(reason)}.`,
    unlinked_sale: ({ name, events }, { marketplace }) =>
      `${marketplace}: продан ${name}, не привязанный ни к одному товару. Ждут событий: ${events}. Привяжите его, и они будут учтены.`,
    credential_expires: ({ expiresAt, daysLeft }, { marketplace, moment }) =>
      `Ключ для ${marketplace} ${daysLeft > 0 ? `истекает через ${counted('ru', daysLeft, { one: 'день', few: 'дня', other: 'дней' })}` : 'истекает сегодня или уже истёк'}` +
      ` (${moment(expiresAt)}). Создайте новый в кабинете площадки и внесите его здесь.`,
  },
  resolved: (at) => `Решено ${at}.`,
  digest: (count) => counted('ru', count, { one: 'предупреждение', few: 'предупреждения', other: 'предупреждений' }),
  more: (count) => `… и ещё ${count}.`,
};
