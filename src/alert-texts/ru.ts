import type { OversoldSale } from '../db/alerts/alerts.ts';
import {
  asEnding,
  counted,
  type DriftCauseWords,
  explainHeld,
  type FailureWords,
  type HeldCodeWords,
  type HeldWords,
  type MethodWords,
  nameSome,
  nameUses,
  type RestoredWords,
  type Wording,
} from './wording.ts';

const days = (count: number): string => counted('ru', count, { one: 'день', few: 'дня', other: 'дней' });
const listings = (count: number): string =>
  counted('ru', count, { one: 'карточка', few: 'карточки', other: 'карточек' });

const ofListings = (count: number): string => counted('ru', count, { one: 'карточки', other: 'карточек' });

function nameSale({ order, marketplaceOrder, marketplace, units }: OversoldSale): string {
  const name = order === null ? marketplace : `заказ #${order} на ${marketplace}`;
  return `${name}${marketplaceOrder === null ? '' : ` (номер на площадке ${marketplaceOrder})`}, ${units} шт.`;
}

const driftCauses: DriftCauseWords = {
  missed_event: 'не дошло событие о продаже',
  manual_edit: 'изменили вручную на площадке',
  rejected_push: 'площадка отклонила остаток',
  ghost_write: 'с опозданием пришёл прежний остаток',
  unknown: 'неизвестно',
};

const heldWords: HeldWords = {
  out: { zeros: 'упали бы до 0 без продаж', first_zero: 'первый отправляемый остаток — 0' },
  in: {
    zeros: 'разом упали до 0',
    unjudged: 'упали до 0, чтение прервалось',
    jump: (from, to) => `резко снизился, с ${from} до ${to}`,
  },
};

const heldCodes: HeldCodeWords = {
  counted: 'пересчёт мог его уже учесть',
  other_content: 'событие с таким же id уже приходило с другим содержанием',
  repeated_member: 'в нём дважды одно и то же поле, и смысл неоднозначен',
  partly_cancelled: 'изменилось количество в заказе, который частично отменён или возвращён',
  order_over: 'изменился заказ, который уже отменён или возвращён',
  over_cancelled: 'отменено больше, чем известно в заказе',
  earlier_items: 'отменено то, что могло быть продано упаковками другого размера',
  missed: 'оно пришло, пока вебхуки были выключены',
  read: 'оно старше последнего чтения остатка, которое могло его уже учесть',
};

const failureWords: FailureWords = {
  unreadable: {
    what: 'его содержание не удалось прочитать',
    way: 'Попросите отправить его ещё раз в читаемом виде или проведите недостающее вручную; затем отклоните событие.',
  },
  partly_read: {
    what: 'часть его не удалось прочитать',
    way: 'Проверьте заказ в кабинете площадки и проведите недостающее вручную; затем отклоните событие.',
  },
  unknown_order: {
    what: 'его заказ так и не пришёл',
    way: 'Проверьте заказ в кабинете площадки: если он ваш, попросите отправить его ещё раз и обработайте событие заново, иначе отклоните событие.',
  },
  not_applied: {
    what: 'учесть его не удалось',
    way: 'Устраните причину и обработайте событие заново или проведите его вручную и отклоните.',
  },
};

const restored: RestoredWords = {
  cluster: 'она на другом сервере PostgreSQL',
  database: 'она создана из дампа или копии',
  directory: 'её данные в другой папке',
  timeline: 'сервер был восстановлен или заменён',
  earlier: 'в ней нет изменений, которые были раньше',
};

const methodWords: MethodWords = {
  uses: {
    set_stock: 'отправка остатков',
    read_stock: 'чтение остатков',
    new_orders: 'чтение новых заказов',
    orders: 'чтение заказов',
    archive: 'чтение старых заказов',
    account: 'проверка кабинета',
    catalog: 'загрузка товаров',
  },
  signs: {
    deprecated: 'будет отключён',
    gone: 'больше не работает',
    unreadable: 'отвечает так, что прочитать ответ нельзя',
    changed: 'отвечает иначе, чем раньше, и часть ответа прочитать нельзя',
  },
};

export const ru: Wording = {
  moments: { locale: 'ru-RU', dateStyle: 'short' },
  titles: {
    oversold: 'Продано больше, чем есть',
    low_stock: 'Товар заканчивается',
    marketplace_failing: 'Сбой обмена с площадкой',
    silence: 'Давно нет событий от площадки',
    drift: 'Неверный остаток на площадке',
    guard_held: 'Остатки ждут подтверждения',
    unlinked_sale: 'Продажа непривязанного товара',
    credential_expires: 'Истекает ключ',
    event_failed: 'Событие не учтено',
    event_waits: 'Событие ждёт решения',
    figure_refused: 'Остатки отклонены, показано лишнее',
    weak_secret: 'Слишком короткий секрет вебхука',
    wrong_signatures: 'Вебхуки с неверной подписью',
    method_changed: 'Площадка меняет свой API',
    restored: 'База восстановлена: обмен остановлен',
  },
  bodies: {
    oversold: ({ missing, sales }, { product }) =>
      `${product}: продано больше, чем есть; не хватает ${missing} шт.` +
      (sales.length > 0 ? ` Последние продажи: ${sales.map(nameSale).join('; ')}` : '') +
      ' Везде показан 0; следующий приход сначала закроет недостачу.' +
      ' Сделайте приход или отмените один из заказов (заказ площадки — в её кабинете).',
    low_stock: ({ quantity, threshold }, { product }) =>
      `${product}: осталось ${quantity} шт., порог — ${threshold} шт.`,
    marketplace_failing: ({ error, since, owed, refused, unread }, { marketplace, moment }) =>
      [
        error !== null &&
          `${marketplace} не принимает остатки${since === null ? '' : ` с ${moment(since)}`}: ${asEnding(error)}.` +
            (refused?.listings ? ` Отклонены: ${nameSome(refused)}.` : '') +
            (owed > 0
              ? ` Ждут отправки остатки: ${listings(owed)}; уйдут сами, как только площадка начнёт их принимать.`
              : ''),
        unread &&
          `${unread.kind === 'orders' ? 'Заказы' : 'Остатки'} ${marketplace} не удаётся прочитать` +
            `${unread.since === null ? '' : ` с ${moment(unread.since)}`}: ${asEnding(unread.error)}. Продажи там с этого времени не учтены,` +
            ' и на других площадках может быть показано лишнее. Они будут учтены сами, как только чтение заработает.',
      ]
        .filter(Boolean)
        .join(' '),
    figure_refused: ({ listings: count, worst }, { marketplace }) =>
      `${marketplace} отклоняет остатки (${listings(count)}), а показывает больше, чем есть, и может продать лишнее: ` +
      `${worst.map(({ marketplaceSku, shown, figure, reason }) => `${marketplaceSku} — было показано ${shown}, должно быть ${figure} (${asEnding(reason)})`).join('; ')}.` +
      ' Исправьте карточки в кабинете площадки или снимите их с продажи. Остаток отправится снова, когда изменится, или по syncMarketplace.',
    silence: ({ lastEventAt, usualMinutes }, { marketplace, moment }) =>
      `От ${marketplace} ничего не приходит${lastEventAt === null ? '' : ` с ${moment(lastEventAt)}`}; обычно перерыв не дольше` +
      ` ${usualMinutes} мин. Проверьте в кабинете, есть ли продажи и включены ли уведомления.`,
    drift: ({ marketplaceSku, shown, figure, cause }, { marketplace, product }) =>
      cause === 'not_listed' || shown === null
        ? `${marketplace}, ${product}: карточки с артикулом ${marketplaceSku} нет, остаток должен быть ${figure}.` +
          ' Восстановите её или отвяжите.'
        : `${marketplace}, ${product}, артикул там ${marketplaceSku}: показано ${shown}, должно быть ${figure}.` +
          ` Вероятная причина: ${driftCauses[cause]}. Верный остаток отправляется заново.`,
    guard_held: (held, { marketplace }) =>
      `${marketplace}: ${held.direction === 'out' ? 'отправка остатков задержана' : 'прочитанные остатки не учтены'}` +
      ` (${held.items} из ${ofListings(held.of)}). Причина: ${explainHeld(heldWords, held)}. Проверьте и подтвердите.`,
    unlinked_sale: ({ name, events }, { marketplace }) =>
      `${marketplace}: продажа по артикулу ${name}, он не привязан к вашему товару. Событий в ожидании: ${events}.` +
      ' Привяжите артикул, и они будут учтены.',
    event_failed: ({ because, events, event, name, reason }, { marketplace }) =>
      `${marketplace}: не учтено событий — ${events}, последнее (${event}) по ${name}: ${failureWords[because].what}` +
      ` (${asEnding(reason)}). ${failureWords[because].way}`,
    event_waits: ({ because, events, name }, { marketplace }) =>
      `${marketplace}: событий ждёт решения — ${events}, последнее по ${name}: ${heldCodes[because]}.` +
      ' Проверьте заказ в кабинете площадки; если всё верно и ещё не учтено, обработайте событие заново по его id, иначе не учитывайте.',
    credential_expires: ({ expiresAt, daysLeft }, { marketplace, moment }) =>
      `Ключ для ${marketplace} ${daysLeft > 0 ? `истекает через ${days(daysLeft)}` : 'истекает сегодня или уже истёк'}` +
      ` (${moment(expiresAt)}). Создайте новый в кабинете площадки и введите его в Ombor, в настройках площадки.`,
    weak_secret: ({ bytes }, { marketplace }) =>
      `Секрет вебхука площадки ${marketplace}: ${bytes} байт, нужно не меньше 16. Его можно подобрать по одному перехваченному сообщению и` +
      ' присылать ложные продажи. Задайте новый через rotateWebhookSecret и введите его у отправителя.',
    wrong_signatures: ({ since, rightAt }, { marketplace, moment }) =>
      `Вебхуки от имени ${marketplace} приходят с неверной подписью с ${moment(since)}, из них ничего не учтено.` +
      ` ${rightAt === null ? 'Ни одного с верной подписью ещё не было' : `Последний с верной подписью пришёл ${moment(rightAt)}`}. Если это ваш отправитель, введите один и тот же секрет` +
      ' с обеих сторон (новый создаёт rotateWebhookSecret). Если это посторонний, делать ничего не нужно.',
    method_changed: (change, { marketplace, moment }) =>
      `${marketplace}: метод ${change.method} (${nameUses(methodWords, change)}) ${methodWords.signs[change.sign]}` +
      `${change.until === null ? '' : `, работает до ${moment(change.until)}`}. Получено: ${asEnding(change.detail)}.` +
      ` Обновите Ombor или попросите того, кто его обслуживает, прочитать ${change.page}, пока это не задело продажи и остатки.`,
    restored: ({ because, since }, { moment }) =>
      `База данных восстановлена или скопирована, замечено ${moment(since)}: ${restored[because]}. Обмен с площадками остановлен: остатки не отправляются, заказы не читаются.` +
      ' Если это рабочая база, проверьте остатки и выполните: ombor resume-after-restore. Если это копия, остановите её.',
  },
  resolved: (at) => `Устранено ${at}.`,
  digest: (count) => counted('ru', count, { one: 'предупреждение', few: 'предупреждения', other: 'предупреждений' }),
  more: (count) => `… и ещё ${count}.`,
};
