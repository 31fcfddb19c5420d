import { lineOf, type RefusalWording } from './wording.ts';

const stillNeeded = (rest: string): string =>
  rest === '' ? 'Buyurtmaga boshqa narsa kerak emas' : `Yana kerak: ${rest}`;
const got = (value: string | null): string => (value === null ? '' : `, kiritilgani: “${value}”`);

/** Refusals in Uzbek. */
export const uz: RefusalWording = {
  signIn: {
    unknown_key: 'Kalit nomaʼlum, oʻchirilgan yoki muddati oʻtgan',
    unknown_link: 'Havola nomaʼlum: uni toʻliq koʻchiring yoki yangisini soʻrang',
    used_link: 'Havola ishlatilgan: yangisini soʻrang',
    expired_link: 'Havolaning muddati oʻtgan: yangisini soʻrang',
    init_data_unreadable: 'Telegram maʼlumotlari toʻliq emas: ilovani yopib, qayta oching',
    init_data_forged: 'Telegram maʼlumotlari oʻzgartirilgan yoki boshqa bot uchun',
    init_data_of_other_token: 'Botning tokeni almashtirilgan: ilovani yopib, qayta oching',
    init_data_expired: 'Telegram maʼlumotlari eskirgan: ilovani yopib, qayta oching',
    init_data_from_future: 'Telegram maʼlumotlari kelajakdan: serverning soati orqada',
    telegram_not_configured: 'Telegram orqali kirish sozlanmagan',
  },
  rules: {
    required: ({ field }) => `${field} maydoni toʻldirilishi shart`,
    type: ({ field, value }) => `${field}: qiymat boshqa turda${got(value)}`,
    whole_number: ({ field, value }) => `${field}: butun son kerak${got(value)}`,
    min: ({ field, limit, value }) => `${field}: kamida ${limit}${got(value)}`,
    max: ({ field, limit, value }) => `${field}: koʻpi bilan ${limit}${got(value)}`,
    min_length: ({ field, limit }) => (limit === '1' ? `${field} maydoni boʻsh` : `${field}: kamida ${limit} ta belgi`),
    max_length: ({ field, limit }) => `${field}: koʻpi bilan ${limit} ta belgi`,
    min_items: ({ field, limit }) => `${field}: kamida ${limit} ta qator`,
    max_items: ({ field, limit }) => `${field}: koʻpi bilan ${limit} ta qator`,
    one_of: ({ field, limit, value }) => `${field}: mumkin boʻlganlari ${limit}${got(value)}`,
    format: ({ field, value }) => `${field}: yozilishi notoʻgʻri${got(value)}`,
    characters: ({ field }) => `${field}: saqlab boʻlmaydigan belgi bor`,
    visible: ({ field }) => `${field}: faqat boʻsh joylar`,
    phone: ({ field, value }) => `${field}: telefon raqami kerak, masalan +998 90 123 45 67${got(value)}`,
    rewritten: ({ field, value }) => `${field}: kodni jadval buzgan, uni qaytadan kiriting${got(value)}`,
    not_seen: ({ field }) => `${field}: uni faqat koʻra oladigan odam kirita oladi`,
    unanswered: ({ field, value }) =>
      `${lineOf(field)}-qator: “${value}” qaysi tovar? Tanlang, yarating yoki qatorni oʻchiring`,
    other_currency: ({ field, limit, value }) =>
      `${lineOf(field)}-qator: tannarx ${value} da, tovarniki ${limit} da: uni ${limit} da kiriting`,
    not_undoable: ({ field, value }) =>
      `${lineOf(field)}-qator, ${value}: keyingi sanash buni hisobga olgan, avval oʻsha sanashni bekor qiling`,
    other: ({ field, value }) => `${field}: qiymat notoʻgʻri${got(value)}`,
  },
  packing: {
    unknown_code: ({ what, rest }) => `${what} kodli mahsulot yoʻq. ${stillNeeded(rest)}`,
    not_in_order: ({ what, rest }) => `${what} bu buyurtmada yoʻq. ${stillNeeded(rest)}`,
    too_many: ({ what, rest }) => `${what} ortiqcha. ${stillNeeded(rest)}`,
    not_packed: ({ what, rest }) => `${what} qutida buncha emas. ${stillNeeded(rest)}`,
    order_state: ({ marketplace }) =>
      marketplace === null
        ? 'Bu buyurtma hozir yigʻilmaydi: u yangi ham, tasdiqlangan ham emas'
        : `Bu buyurtmani ${marketplace} oʻz omboridan joʻnatadi: u bu yerda yigʻilmaydi`,
  },
  limits: {
    open_orders: ({ limit, used }) =>
      `Tasdiqlashni koʻpi bilan ${limit} ta buyurtma kutishi mumkin, hozir ${used} ta kutmoqda: tasdiqlanishini kuting yoki bittasini bekor qiling`,
    open_units: ({ limit, used, requested }) =>
      `Tasdiqlashni koʻpi bilan ${limit} dona kutishi mumkin: hozir ${used} dona kutmoqda, yana ${requested} dona soʻraldi`,
    orders_per_hour: ({ limit, used }) =>
      `Bir soatda koʻpi bilan ${limit} ta buyurtma berish mumkin, ${used} ta berildi: keyinroq urinib koʻring`,
    open_receipts: ({ limit }) =>
      `Bir vaqtda koʻpi bilan ${limit} ta qoralama kirim boʻlishi mumkin: bittasini oʻtkazing yoki oʻchiring`,
    receipt_lines: ({ limit, requested }) =>
      `Bitta kirimda koʻpi bilan ${limit} ta qator: yana ${requested} ta sigʻmaydi, ular uchun boshqa kirim boshlang`,
  },
  things: {
    Product: 'mahsulot',
    'Product on': 'marketpleysdagi mahsulot',
    Marketplace: 'marketpleys',
    'Marketplace product': 'kartochka',
    'Marketplace that shows stock': 'qoldiqni koʻrsatadigan marketpleys',
    Listing: 'kartochka',
    Order: 'buyurtma',
    'Order line': 'buyurtma qatori',
    Movement: 'harakat',
    Drift: 'qoldiq farqi',
    Webhook: 'hodisa',
    Warehouse: 'ombor',
    'API key': 'API kaliti',
    Adapter: 'marketpleys turi',
    Supply: 'yetkazma',
    Import: 'katalog importi',
    Receipt: 'kirim',
    'Receipt line': 'kirim qatori',
    Stocktake: 'inventarizatsiya',
    Entry: 'inventarizatsiya yozuvi',
    Line: 'inventarizatsiya qatori',
  },
  notFound: (thing, keys) => `Topilmadi: ${thing} ${keys}`,
  short: (sku, requested, available) => `${sku}: ${requested} dona soʻraldi, ${available} dona bor`,
  notEnough: (items) => `Qoldiq yetarli emas: ${items}`,
  keyUsed: (key) => `“${key}” takrorlash kaliti boshqa maʼlumotlar bilan ishlatilgan`,
  conflicts: {
    ALREADY_EXISTS: 'Bunday yozuv allaqachon bor',
    STALE_VERSION: 'Siz koʻrayotganda maʼlumotlar oʻzgardi: ularni qaytadan oching',
    INVALID_STATE: 'Hozir buni qilib boʻlmaydi: holat oʻzgargan',
  },
  priceChanged: (total) => `Narx oʻzgardi: endi ${total}`,
  marketplaceRefused: (reason) => `Marketpleys rad etdi yoki javob bermadi: ${reason}`,
};
