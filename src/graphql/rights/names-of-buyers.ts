import type { Viewer } from '../base/identity.ts';

/** A buyer as the ledger and the stories of orders name them: by the Telegram user id, by which anybody can write to them. */
const buyers = /\bbuyer \d{1,20}\b/g;

/** A recorded text as the viewer may read it: without `seesBuyers` a buyer has no number. */
export function hideBuyers(text: string, { seesBuyers }: Pick<Viewer, 'seesBuyers'>): string {
  return seesBuyers ? text : text.replace(buyers, 'buyer');
}
