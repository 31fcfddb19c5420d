import { lineOf, type RefusalWording } from './wording.ts';

const stillNeeded = (rest: string): string => (rest === '' ? 'Заказу больше ничего не нужно' : `Ещё нужно: ${rest}`);
const got = (value: string | null): string => (value === null ? '' : `, указано «${value}»`);

/** Refusals in Russian. */
export const ru: RefusalWording = {
  signIn: {
    unknown_key: 'Ключ неизвестен, отозван или истёк',
    unknown_link: 'Ссылка неизвестна: скопируйте её целиком или попросите новую',
    used_link: 'Ссылка уже использована: попросите новую',
    expired_link: 'Ссылка устарела: попросите новую',
    init_data_unreadable: 'Данные Telegram неполные: закройте приложение и откройте его снова',
    init_data_forged: 'Данные Telegram изменены или предназначены другому боту',
    init_data_of_other_token: 'Токен бота заменён: закройте приложение и откройте его снова',
    init_data_expired: 'Данные Telegram устарели: закройте приложение и откройте его снова',
    init_data_from_future: 'Данные Telegram из будущего: часы сервера отстают',
    telegram_not_configured: 'Вход через Telegram не настроен',
  },
  rules: {
    required: ({ field }) => `Поле ${field} обязательно`,
    type: ({ field, value }) => `Поле ${field}: значение другого вида${got(value)}`,
    whole_number: ({ field, value }) => `Поле ${field}: нужно целое число${got(value)}`,
    min: ({ field, limit, value }) => `Поле ${field}: не меньше ${limit}${got(value)}`,
    max: ({ field, limit, value }) => `Поле ${field}: не больше ${limit}${got(value)}`,
    min_length: ({ field, limit }) =>
      limit === '1' ? `Поле ${field} пустое` : `Поле ${field}: не короче ${limit} символов`,
    max_length: ({ field, limit }) => `Поле ${field}: не длиннее ${limit} символов`,
    min_items: ({ field, limit }) => `Поле ${field}: нужно не меньше строк, чем ${limit}`,
    max_items: ({ field, limit }) => `Поле ${field}: не больше строк, чем ${limit}`,
    one_of: ({ field, limit, value }) => `Поле ${field}: возможны ${limit}${got(value)}`,
    format: ({ field, value }) => `Поле ${field} записано не так, как нужно${got(value)}`,
    characters: ({ field }) => `Поле ${field}: есть знак, который нельзя сохранить`,
    visible: ({ field }) => `Поле ${field}: одни пробелы`,
    phone: ({ field, value }) => `Поле ${field}: нужен номер телефона, например +998 90 123 45 67${got(value)}`,
    rewritten: ({ field, value }) => `Поле ${field}: код испорчен таблицей, введите его заново${got(value)}`,
    not_seen: ({ field }) => `${field}: задать может только тот, кому это видно`,
    unanswered: ({ field, value }) =>
      `Строка ${lineOf(field)}: какой товар «${value}»? Выберите, создайте или удалите строку`,
    other_currency: ({ field, limit, value }) =>
      `Строка ${lineOf(field)}: себестоимость в ${value}, у товара в ${limit}: введите её в ${limit}`,
    not_undoable: ({ field, value }) =>
      `Строка ${lineOf(field)}, ${value}: её учёл более поздний пересчёт, сначала отмените его`,
    other: ({ field, value }) => `Поле ${field}: недопустимое значение${got(value)}`,
  },
  packing: {
    unknown_code: ({ what, rest }) => `Товара с кодом ${what} нет. ${stillNeeded(rest)}`,
    not_in_order: ({ what, rest }) => `${what} нет в этом заказе. ${stillNeeded(rest)}`,
    too_many: ({ what, rest }) => `${what} лишний. ${stillNeeded(rest)}`,
    not_packed: ({ what, rest }) => `${what}: столько в коробке нет. ${stillNeeded(rest)}`,
    order_state: ({ marketplace }) =>
      marketplace === null
        ? 'Этот заказ сейчас не собирают: он не новый и не подтверждённый'
        : `Этот заказ ${marketplace} отправляет со своего склада: здесь его не собирают`,
  },
  limits: {
    open_orders: ({ limit, used }) =>
      `Подтверждения могут ждать не больше заказов, чем ${limit}, сейчас ждут ${used}: дождитесь подтверждения или отмените один`,
    open_units: ({ limit, used, requested }) =>
      `Подтверждения могут ждать не больше ${limit} шт.: сейчас ждут ${used}, запрошено ещё ${requested}`,
    orders_per_hour: ({ limit, used }) =>
      `За час можно оформить не больше заказов, чем ${limit}, оформлено ${used}: попробуйте позже`,
    open_receipts: ({ limit }) =>
      `Одновременно может быть не больше ${limit} черновиков прихода: проведите или удалите один`,
    receipt_lines: ({ limit, requested }) =>
      `В приходе не больше ${limit} строк: ещё ${requested} не помещаются, начните для них другой приход`,
  },
  things: {
    Product: 'товар',
    'Product on': 'товар на маркетплейсе',
    Marketplace: 'маркетплейс',
    'Marketplace product': 'карточка товара',
    'Marketplace that shows stock': 'маркетплейс, который показывает остаток',
    Listing: 'карточка товара',
    Order: 'заказ',
    'Order line': 'строка заказа',
    Movement: 'движение',
    Drift: 'расхождение',
    Webhook: 'событие',
    Warehouse: 'склад',
    'API key': 'ключ API',
    Adapter: 'вид маркетплейса',
    Supply: 'поставка',
    Import: 'импорт каталога',
    Receipt: 'приход',
    'Receipt line': 'строка прихода',
    Stocktake: 'инвентаризация',
    Entry: 'запись инвентаризации',
    Line: 'строка инвентаризации',
  },
  notFound: (thing, keys) => `Не найдено: ${thing} ${keys}`,
  short: (sku, requested, available) => `${sku}: запрошено ${requested}, есть ${available}`,
  notEnough: (items) => `Не хватает остатка: ${items}`,
  keyUsed: (key) => `Ключ повтора «${key}» уже использован с другими данными`,
  conflicts: {
    ALREADY_EXISTS: 'Такая запись уже есть',
    STALE_VERSION: 'Данные изменились, пока вы смотрели: откройте их ещё раз',
    INVALID_STATE: 'Сейчас этого сделать нельзя: состояние уже другое',
  },
  priceChanged: (total) => `Цена изменилась: теперь ${total}`,
  marketplaceRefused: (reason) => `Маркетплейс отказал или не ответил: ${reason}`,
};
