import { parentPort, workerData } from 'node:worker_threads';
import { copyModelDatabase, dropModelDatabase } from '../../db/model-database.ts';
import type { Kind } from '../world/commands.ts';
import { examine } from './examine.ts';
import { Model } from './history.ts';

/** What a thread is started with. `adminUrl` of a superuser: it makes a database of its own, a copy of `from`. */
export interface ThreadData {
  adminUrl: string;
  from: string;
  name: string;
  kinds: Kind[];
}

/** Which history to play next; null: none, stop. */
export type Order = { seed: number; shortens: boolean } | null;

const { adminUrl, from, name, kinds } = workerData as ThreadData;
const databaseUrl = await copyModelDatabase(adminUrl, from, name);
const model = await Model.start(databaseUrl);
const port = parentPort;
if (!port) throw new Error('not started as a thread');

async function obey(order: Order): Promise<void> {
  if (order) port?.postMessage(await examine(model, order.seed, kinds, order.shortens));
  else {
    await model.stop();
    await dropModelDatabase(adminUrl, name);
    port?.close();
  }
}
port.on('message', (order: Order) => void obey(order));
port.postMessage(null);
