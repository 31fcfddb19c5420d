import type { OversoldSale } from '../db/alerts/alerts.ts';
import { asEnding, type Wording } from './wording.ts';

function nameSale({ order, marketplaceOrder, marketplace, units }: OversoldSale): string {
  const name = order === null ? marketplace : `${marketplace}dagi ${order}-buyurtma`;
  return `${name}${marketplaceOrder === null ? '' : ` (ulardagi raqami ${marketplaceOrder})`}, ${units} dona`;
}

const driftCauses: Record<string, string> = {
  echo: 'o‘zimiz yuborgan qoldiq kech ko‘rindi',
  missed_event: 'hodisa bizga yetib kelmagan',
  manual_edit: 'qoldiq u yerda qo‘lda o‘zgartirilgan',
  rejected_push: 'maydoncha qoldig‘imizni rad etgan',
  ghost_write: 'eski qoldiq kech qo‘llangan',
};

export const uz: Wording = {
  titles: {
    oversold: 'Boridan ko‘p sotildi',
    low_stock: 'Tovar tugayapti',
    marketplace_failing: 'Maydoncha javob bermayapti',
    silence: 'Odatdan tashqari sukunat',
    drift: 'Maydonchada noto‘g‘ri qoldiq',
    guard_held: 'Tasdiqlash kutilmoqda',
    unlinked_sale: 'Bog‘lanmagan tovar sotildi',
    credential_expires: 'Kalit muddati tugayapti',
  },
  bodies: {
    oversold: ({ missing, sales }, { product }) =>
      `${product}: boridan ko‘p sotildi, ${missing} dona yetishmayapti.` +
      (sales.length > 0 ? ` Oxirgi sotuvlar: ${sales.map(nameSale).join('; ')}.` : '') +
      ' Hamma joyda 0 ko‘rsatilmoqda; keyingi kirim avval yetishmayotganini qoplaydi.',
    low_stock: ({ quantity, threshold }, { product }) =>
      `${product}: ${quantity} dona qoldi, chegara ${threshold} dona.`,
    marketplace_failing: ({ error, since, owed }, { marketplace, moment }) =>
      `${marketplace} qoldiqlarni qabul qilmayapti${since === null ? '' : ` (${moment(since)} dan beri)`}: ${asEnding(error)}.` +
      ` Yangilanishi kutilayotgan kartochkalar: ${owed} ta; maydoncha qabul qilishi bilan ular o‘zi yuboriladi.`,
    silence: ({ lastEventAt, usualMinutes }, { marketplace, moment }) =>
      `${marketplace} tomonidan hech narsa kelmayapti${lastEventAt === null ? '' : ` (oxirgisi ${moment(lastEventAt)})`}; odatdagi eng` +
      ` uzun tanaffus ${usualMinutes} daqiqa. Maydoncha hodisalarni hali ham yuborayotganini tekshiring.`,
    drift: ({ marketplaceSku, shown, figure, cause }, { marketplace, product }) =>
      `${marketplace}: ${product} (u yerda ${marketplaceSku}) uchun ${shown ?? 'bo‘sh qoldiq'} ko‘rsatilmoqda, ${figure} bo‘lishi kerak.` +
      ` Sababi: ${driftCauses[cause] ?? cause}. Qoldig‘imiz yana yuborildi.`,
    guard_held: ({ direction, items, of, reason }, { marketplace }) =>
      `${marketplace} ${direction === 'out' ? 'uchun' : 'dan kelgan'} qoldiqlar tasdiqlanguncha to‘xtatildi: ${of} tadan ${items} tasi.` +
      ` ${asEnding(reason)}.`,
    unlinked_sale: ({ name, events }, { marketplace }) =>
      `${marketplace}: ${name} sotildi, lekin u hech bir tovarga bog‘lanmagan. Kutayotgan hodisalar: ${events} ta. Uni bog‘lang, shunda ular hisobga olinadi.`,
    credential_expires: ({ expiresAt, daysLeft }, { marketplace, moment }) =>
      `${marketplace} kalitining muddati ${daysLeft > 0 ? `${daysLeft} kundan keyin tugaydi` : 'bugun tugaydi yoki tugagan'}` +
      ` (${moment(expiresAt)}). Maydoncha kabinetida yangisini yarating va shu yerga kiriting.`,
  },
  resolved: (at) => `Hal bo‘ldi: ${at}.`,
  digest: (count) => `${count} ta ogohlantirish`,
  more: (count) => `… va yana ${count} ta.`,
};
