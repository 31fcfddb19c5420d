import { ValidationError } from '../../errors.ts';
import type { Tx } from '../client.ts';

/**
 * Deletes a marketplace that has no history; archives one that has: events, orders, movements, sales, or figures that were sent to it.
 * True: it is deleted. Throws ValidationError for the Mini App shop, which is a part of Ombor.
 */
export async function removeMarketplace(tx: Tx, id: number): Promise<boolean> {
  // An event that comes meanwhile waits for this lock, and finds no marketplace.
  const [row] = await tx<{ type: string }[]>`select type from marketplaces where id = ${id} for update`;
  if (row?.type === 'internal') {
    throw ValidationError.of(['input', 'marketplace'], 'marketplace: the Mini App shop cannot be removed');
  }
  if (await hasHistory(tx, id)) {
    await tx`update marketplaces set archived_at = now(), paused = true, updated_at = now() where id = ${id} and archived_at is null`;
    return false;
  }
  await tx`select from pushes where marketplace_id = ${id} order by id for update`;
  await tx`select from marketplace_products where marketplace_id = ${id} order by id for update`;
  // Before the marketplace, so that the audit log has its code.
  await tx`delete from webhook_secrets where marketplace_id = ${id}`;
  await tx`delete from marketplace_fees where marketplace_id = ${id}`;
  await tx`delete from marketplaces where id = ${id}`;
  return true;
}

async function hasHistory(tx: Tx, id: number): Promise<boolean> {
  const [found] = await tx<{ hasHistory: boolean }[]>`
    select exists (select from inventory_movements where marketplace_id = ${id})
      or exists (select from orders where marketplace_id = ${id})
      or exists (select from returns where marketplace_id = ${id})
      or exists (select from sales_daily where marketplace_id = ${id})
      or exists (select from marketplace_webhooks where marketplace_id = ${id})
      or exists (select from pushes where marketplace_id = ${id} and (sent_at is not null or open_until is not null)) as has_history`;
  return found?.hasHistory ?? false;
}
