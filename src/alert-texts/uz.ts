import type { OversoldSale } from '../db/alerts/alerts.ts';
import {
  asEnding,
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

// ʻ (U+02BB) in oʻ and gʻ, ʼ (U+02BC) elsewhere: both are letters for Unicode, the quotation marks are not.

function nameSale({ order, marketplaceOrder, marketplace, units }: OversoldSale): string {
  const name = order === null ? marketplace : `${marketplace}, #${order} buyurtma`;
  return `${name}${marketplaceOrder === null ? '' : ` (marketpleysdagi raqami ${marketplaceOrder})`}, ${units} dona`;
}

const driftCauses: DriftCauseWords = {
  missed_event: 'sotuv haqida xabar kelmagan',
  manual_edit: 'u yerda qoʻlda oʻzgartirilgan',
  rejected_push: 'qoldigʻimiz rad etilgan',
  ghost_write: 'avvalgi qoldiq kechikib yetib borgan',
  unknown: 'nomaʼlum',
};

const heldWords: HeldWords = {
  out: { zeros: 'sotuvsiz 0 ga tushadi', first_zero: 'birinchi yuboriladigan qoldiq 0' },
  in: {
    zeros: 'birdan 0 ga tushdi',
    unjudged: '0 ga tushdi, oʻqish uzilib qoldi',
    jump: (from, to) => `keskin kamaydi, ${from} dan ${to} ga`,
  },
};

const heldCodes: HeldCodeWords = {
  counted: 'sanashda u hisobga olingan boʻlishi mumkin',
  other_content: 'shu id bilan avval boshqa mazmunli hodisa kelgan',
  repeated_member: 'unda bir maydon ikki marta kelgan, maʼnosi aniq emas',
  partly_cancelled: 'qisman bekor qilingan yoki qaytarilgan buyurtmada soni oʻzgardi',
  order_over: 'bekor qilingan yoki qaytarilgan buyurtma oʻzgardi',
  over_cancelled: 'buyurtmada maʼlum boʻlganidan koʻp bekor qilindi',
  earlier_items: 'boshqa hajmdagi qadoqda sotilgan boʻlishi mumkin boʻlgan narsa bekor qilindi',
  missed: 'u vebhuklar oʻchirilgan paytda kelgan',
  read: 'u qoldiqning oxirgi oʻqilishidan eski: oʻsha oʻqish uni hisobga olgan boʻlishi mumkin',
};

const failureWords: FailureWords = {
  unreadable: {
    what: 'uning mazmunini oʻqib boʻlmadi',
    way: 'Uni oʻqiladigan koʻrinishda qayta yuborishni soʻrang yoki yetishmaganini qoʻlda kiriting; soʻng hodisani rad eting.',
  },
  partly_read: {
    what: 'uning bir qismini oʻqib boʻlmadi',
    way: 'Buyurtmani marketpleys kabinetida tekshiring va yetishmaganini qoʻlda kiriting; soʻng hodisani rad eting.',
  },
  unknown_order: {
    what: 'uning buyurtmasi kelmadi',
    way: 'Buyurtmani marketpleys kabinetida tekshiring: u sizniki boʻlsa, uni qayta yuborishni soʻrang va hodisani qayta ishlang, aks holda rad eting.',
  },
  not_applied: {
    what: 'uni hisobga olib boʻlmadi',
    way: 'Sababini bartaraf etib, hodisani qayta ishlang yoki uni qoʻlda kiritib, rad eting.',
  },
};

const restored: RestoredWords = {
  cluster: 'u boshqa PostgreSQL serverida',
  database: 'u dampdan yoki nusxadan yaratilgan',
  directory: 'uning maʼlumotlari boshqa papkada',
  timeline: 'server tiklangan yoki almashtirilgan',
  earlier: 'unda avval boʻlgan oʻzgarishlar yoʻq',
};

const methodWords: MethodWords = {
  uses: {
    set_stock: 'qoldiqlarni yuborish',
    read_stock: 'qoldiqlarni oʻqish',
    new_orders: 'yangi buyurtmalarni oʻqish',
    orders: 'buyurtmalarni oʻqish',
    archive: 'eski buyurtmalarni oʻqish',
    account: 'kabinetni tekshirish',
    catalog: 'tovarlarni yuklash',
  },
  signs: {
    deprecated: 'oʻchirib qoʻyiladi',
    gone: 'endi ishlamaydi',
    unreadable: 'javobini oʻqib boʻlmaydi',
    changed: 'boshqacha javob beryapti va javobning bir qismini oʻqib boʻlmaydi',
  },
};

export const uz: Wording = {
  moments: { locale: 'ru-RU', dateStyle: 'short' },
  titles: {
    oversold: 'Boridan koʻp sotildi',
    low_stock: 'Tovar tugayapti',
    marketplace_failing: 'Marketpleys bilan almashuvda nosozlik',
    silence: 'Marketpleysdan anchadan beri xabar yoʻq',
    drift: 'Marketpleysda qoldiq notoʻgʻri',
    guard_held: 'Qoldiqlar tasdiq kutmoqda',
    unlinked_sale: 'Bogʻlanmagan tovar sotildi',
    credential_expires: 'Kalit muddati tugayapti',
    event_failed: 'Hodisa hisobga olinmadi',
    event_waits: 'Hodisa qaror kutmoqda',
    figure_refused: 'Qoldiqlar rad etildi, ortiqcha koʻrsatilmoqda',
    weak_secret: 'Vebhukning maxfiy kaliti juda qisqa',
    wrong_signatures: 'Imzosi notoʻgʻri vebhuklar',
    method_changed: 'Marketpleys oʻz API sini oʻzgartirmoqda',
    restored: 'Baza tiklandi: almashuv toʻxtatilgan',
  },
  bodies: {
    oversold: ({ missing, sales }, { product }) =>
      `${product}: boridan koʻp sotildi, ${missing} dona yetishmayapti.` +
      (sales.length > 0 ? ` Oxirgi sotuvlar: ${sales.map(nameSale).join('; ')}.` : '') +
      ' Hamma joyda 0 koʻrsatilmoqda; keyingi kirim avval shu yetishmovchilikni yopadi.' +
      ' Kirim qiling yoki buyurtmalardan birini bekor qiling (marketpleysniki boʻlsa, uning kabinetida).',
    low_stock: ({ quantity, threshold }, { product }) =>
      `${product}: ${quantity} dona qoldi, chegara ${threshold} dona.`,
    marketplace_failing: ({ error, since, owed, refused, unread }, { marketplace, moment }) =>
      [
        error !== null &&
          `${marketplace} qoldiqlarni qabul qilmayapti${since === null ? '' : ` (${moment(since)} dan beri)`}: ${asEnding(error)}.` +
            (refused?.listings ? ` Rad etilganlari: ${nameSome(refused)}.` : '') +
            (owed > 0
              ? ` ${owed} ta kartochkaning qoldigʻi navbatda; marketpleys qabul qila boshlashi bilan oʻzi yuboriladi.`
              : ''),
        unread &&
          `${marketplace}: ${unread.kind === 'orders' ? 'buyurtmalarni' : 'qoldiqlarni'} oʻqib boʻlmayapti` +
            `${unread.since === null ? '' : ` (${moment(unread.since)} dan beri)`}: ${asEnding(unread.error)}. Shundan beri u yerdagi sotuvlar hisobga` +
            ' olinmagan, boshqa marketpleyslarda ortiqcha koʻrsatilishi mumkin. Oʻqish tiklanishi bilan ular oʻzi hisobga olinadi.',
      ]
        .filter(Boolean)
        .join(' '),
    figure_refused: ({ listings: count, worst }, { marketplace }) =>
      `${marketplace} ${count} ta kartochkaning qoldigʻini rad etyapti va boridan koʻp koʻrsatyapti, yoʻq tovarni sotib yuborishi mumkin: ` +
      `${worst.map(({ marketplaceSku, shown, figure, reason }) => `${marketplaceSku} — ${shown} koʻrsatilgan edi, ${figure} boʻlishi kerak (${asEnding(reason)})`).join('; ')}.` +
      ' Kartochkalarni marketpleys kabinetida tuzating yoki sotuvdan oling. Qoldiq oʻzgarganda yoki syncMarketplace bilan qayta yuboriladi.',
    silence: ({ lastEventAt, usualMinutes }, { marketplace, moment }) =>
      `${marketplace}: hech qanday xabar kelmayapti${lastEventAt === null ? '' : ` (oxirgisi ${moment(lastEventAt)})`};` +
      ` odatda oraliq ${usualMinutes} daqiqadan oshmaydi. Kabinetda sotuv borligini va bildirishnomalar yoqilganini tekshiring.`,
    drift: ({ marketplaceSku, shown, figure, cause }, { marketplace, product }) =>
      cause === 'not_listed' || shown === null
        ? `${marketplace}, ${product}: ${marketplaceSku} artikulli kartochka topilmadi, qoldiq ${figure} boʻlishi kerak.` +
          ' Kartochkani tiklang yoki bogʻlanishni uzing.'
        : `${marketplace}, ${product}, u yerdagi artikuli ${marketplaceSku}: ${shown} koʻrsatilmoqda, ${figure} boʻlishi kerak.` +
          ` Ehtimoliy sabab: ${driftCauses[cause]}. Toʻgʻri qoldiq qayta yuborilmoqda.`,
    guard_held: (held, { marketplace }) =>
      `${marketplace}: ${held.direction === 'out' ? 'qoldiqlarni yuborish toʻxtatib turildi' : 'oʻqilgan qoldiqlar hisobga olinmadi'}` +
      ` (${held.of} ta kartochkadan ${held.items} tasi). Sababi: ${explainHeld(heldWords, held)}. Tekshirib, tasdiqlang.`,
    unlinked_sale: ({ name, events }, { marketplace }) =>
      `${marketplace}: ${name} sotildi, lekin u hech bir tovarga bogʻlanmagan. Kutayotgan hodisalar: ${events} ta.` +
      ' Uni bogʻlang, shunda ular hisobga olinadi.',
    event_failed: ({ because, events, event, name, reason }, { marketplace }) =>
      `${marketplace}: ${events} ta hodisa hisobga olinmadi, oxirgisi (${event}) ${name} haqida: ${failureWords[because].what}` +
      ` (${asEnding(reason)}). ${failureWords[because].way}`,
    event_waits: ({ because, events, name }, { marketplace }) =>
      `${marketplace}: ${events} ta hodisa qaror kutmoqda, oxirgisi ${name} haqida: ${heldCodes[because]}.` +
      ' Buyurtmani marketpleys kabinetida tekshiring; toʻgʻri va hali hisobga olinmagan boʻlsa, hodisani id raqami bilan qayta ishlang,' +
      ' aks holda hisobga olmang.',
    credential_expires: ({ expiresAt, daysLeft }, { marketplace, moment }) =>
      `${marketplace} kalitining muddati ${daysLeft > 0 ? `${daysLeft} kundan keyin tugaydi` : 'bugun tugaydi yoki tugagan'}` +
      ` (${moment(expiresAt)}). Kabinetda yangi kalit yarating va uni Omborda, marketpleys sozlamalarida kiriting.`,
    weak_secret: ({ bytes }, { marketplace }) =>
      `${marketplace} vebhukining maxfiy kaliti ${bytes} bayt, kamida 16 bayt boʻlishi kerak. Bitta xabarni koʻrgan odam uni topib, soxta sotuvlar` +
      ' yuborishi mumkin. rotateWebhookSecret bilan yangisini oʻrnating va uni yuboruvchi tomonda ham kiriting.',
    wrong_signatures: ({ since, rightAt }, { marketplace, moment }) =>
      `${marketplace} nomidan kelayotgan vebhuklarning imzosi ${moment(since)} dan beri notoʻgʻri, ulardan hech narsa hisobga olinmadi.` +
      ` ${rightAt === null ? 'Imzosi toʻgʻrisi hali kelmagan' : `Imzosi toʻgʻrisi oxirgi marta ${moment(rightAt)} da kelgan`}. Yuboruvchi sizniki boʻlsa, ikkala tomonda bir xil sirni` +
      ' kiriting (yangisini rotateWebhookSecret yaratadi). Begona boʻlsa, hech narsa qilish shart emas.',
    method_changed: (change, { marketplace, moment }) =>
      `${marketplace}: ${change.method} usuli (${nameUses(methodWords, change)}) ${methodWords.signs[change.sign]}` +
      `${change.until === null ? '' : `, ${moment(change.until)} gacha ishlaydi`}. Kelgan javob: ${asEnding(change.detail)}.` +
      ` Sotuv va qoldiqlarga taʼsir qilmasidan oldin Omborni yangilang yoki uni yurituvchi kishidan ${change.page} sahifasini oʻqishni soʻrang.`,
    restored: ({ because, since }, { moment }) =>
      `Maʼlumotlar bazasi tiklangan yoki nusxalangan, ${moment(since)} da aniqlandi: ${restored[because]}. Marketpleyslar bilan almashuv toʻxtatilgan: qoldiqlar yuborilmaydi, buyurtmalar oʻqilmaydi.` +
      ' Agar bu ishchi baza boʻlsa, qoldiqlarni tekshirib, shu buyruqni bajaring: ombor resume-after-restore. Agar nusxa boʻlsa, uni toʻxtating.',
  },
  resolved: (at) => `Hal boʻldi: ${at}.`,
  digest: (count) => `${count} ta ogohlantirish`,
  more: (count) => `… va yana ${count} ta.`,
};
