import type { RefusalWording } from './wording.ts';

const got = (value: string | null): string => (value === null ? '' : `, kiritilgani: «${value}»`);

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
    required: ({ field }) => `${field} maydoni to‘ldirilishi shart`,
    type: ({ field, value }) => `${field}: qiymat boshqa turda${got(value)}`,
    whole_number: ({ field, value }) => `${field}: butun son kerak${got(value)}`,
    min: ({ field, limit, value }) => `${field}: kamida ${limit}${got(value)}`,
    max: ({ field, limit, value }) => `${field}: ko‘pi bilan ${limit}${got(value)}`,
    min_length: ({ field, limit }) => (limit === '1' ? `${field} maydoni bo‘sh` : `${field}: kamida ${limit} ta belgi`),
    max_length: ({ field, limit }) => `${field}: ko‘pi bilan ${limit} ta belgi`,
    min_items: ({ field, limit }) => `${field}: kamida ${limit} ta qator`,
    max_items: ({ field, limit }) => `${field}: ko‘pi bilan ${limit} ta qator`,
    one_of: ({ field, limit, value }) => `${field}: mumkin bo‘lganlari ${limit}${got(value)}`,
    format: ({ field, value }) => `${field}: yozilishi noto‘g‘ri${got(value)}`,
    characters: ({ field }) => `${field}: saqlab bo‘lmaydigan belgi bor`,
    visible: ({ field }) => `${field}: faqat bo‘sh joylar`,
    phone: ({ field, value }) => `${field}: telefon raqami kerak, masalan +998 90 123 45 67${got(value)}`,
    rewritten: ({ field, value }) => `${field}: kodni jadval buzgan, uni qaytadan kiriting${got(value)}`,
    other: ({ field, value }) => `${field}: qiymat noto‘g‘ri${got(value)}`,
  },
  limits: {
    open_orders: ({ limit, used }) =>
      `Tasdiqlashni ko‘pi bilan ${limit} ta buyurtma kutishi mumkin, hozir ${used} ta kutmoqda: tasdiqlanishini kuting yoki bittasini bekor qiling`,
    open_units: ({ limit, used, requested }) =>
      `Tasdiqlashni ko‘pi bilan ${limit} dona kutishi mumkin: hozir ${used} dona kutmoqda, yana ${requested} dona so‘raldi`,
    orders_per_hour: ({ limit, used }) =>
      `Bir soatda ko‘pi bilan ${limit} ta buyurtma berish mumkin, ${used} ta berildi: keyinroq urinib ko‘ring`,
  },
  things: {
    Product: 'mahsulot',
    'Product on': 'marketpleysdagi mahsulot',
    Marketplace: 'marketpleys',
    'Marketplace product': 'mahsulot kartasi',
    'Marketplace that shows stock': 'qoldiqni ko‘rsatadigan marketpleys',
    Listing: 'mahsulot kartasi',
    Order: 'buyurtma',
    Movement: 'harakat',
    Drift: 'tafovut',
    Webhook: 'hodisa',
    Warehouse: 'ombor',
    'API key': 'API kaliti',
    Adapter: 'marketpleys turi',
    Import: 'katalog importi',
  },
  notFound: (thing, keys) => `Topilmadi: ${thing} ${keys}`,
  short: (sku, requested, available) => `${sku}: ${requested} dona so‘raldi, ${available} dona bor`,
  notEnough: (items) => `Qoldiq yetarli emas: ${items}`,
  keyUsed: (key) => `«${key}» takrorlash kaliti boshqa ma’lumotlar bilan ishlatilgan`,
  conflicts: {
    ALREADY_EXISTS: 'Bunday yozuv allaqachon bor',
    STALE_VERSION: 'Siz ko‘rayotganda ma’lumotlar o‘zgardi: ularni qaytadan oching',
    INVALID_STATE: 'Hozir buni qilib bo‘lmaydi: holat o‘zgargan',
  },
  priceChanged: (total) => `Narx o‘zgardi: endi ${total}`,
  marketplaceRefused: (reason) => `Marketpleys rad etdi yoki javob bermadi: ${reason}`,
};
