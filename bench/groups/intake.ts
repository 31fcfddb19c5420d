import { connect } from '../../src/db/client.ts';
import { type Bench, perOperation } from '../bench.ts';
import { Sender } from '../load/sender.ts';
import { type Running, startHelper } from '../processes.ts';
import { openScene, type Scene } from '../scene.ts';
import { fillShop } from '../shop.ts';
import { type InsertYardstick, openInsertYardstick } from '../yardsticks.ts';

const products = 1_000;
const many = 256;
const few = 8;

interface Intake {
  bench: Bench;
  scene: Scene;
  api: Running;
  bare: Running;
  /** One transaction per request. */
  peer: Running;
  insert: InsertYardstick;
}

/** Rows 1, 1b, 1c: taking webhooks in, beside a bare server, one transaction per request, and INSERT. */
export async function measureIntake(bench: Bench): Promise<void> {
  if (!bench.wants('1', '1b', '1c')) return;
  await using stack = new AsyncDisposableStack();
  const scene = stack.use(await openScene(bench, { name: 'bench_intake', products }));
  const api = await scene.start('serve');
  const bare = await startHelper('peers/bare-http.ts', [scene.places[0]?.secret ?? '']);
  stack.defer(() => bare.stop());
  const peer = await startPeer(bench, scene);
  stack.defer(() => peer.stop());
  const insert = stack.use(await openInsertYardstick(scene.databaseUrl));
  const intake = { bench, scene, api, bare, peer, insert };
  const warmUp = prepare(scene, bench.size(3_000, 1_000));
  for (const { url } of [api, bare, peer]) await post(url, many, warmUp);
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    if (bench.wants('1', '1c')) await measureWide(intake);
    if (bench.wants('1b')) for (const connections of [many, few]) await measurePeer(intake, connections);
  }
  await scene.start('work');
  await scene.check(scene.sales.count);
}

/** The peer has a database of its own, with the same marketplaces by id. */
async function startPeer(bench: Bench, scene: Scene): Promise<Running> {
  const { server } = bench;
  const name = 'bench_intake_peer';
  const url = await server.createDatabase(name);
  const sql = connect(url, { max: 1, applicationName: 'bench' });
  await fillShop(sql, server.encryptionKey, { products, opening: 0, places: scene.markets.places });
  await sql.end();
  const [place] = scene.places;
  const peer = await startHelper('peers/one-transaction.ts', [url, String(place?.id), place?.secret ?? '']);
  return {
    ...peer,
    async stop() {
      await peer.stop();
      await server.dropDatabase(name);
    },
  };
}

/** Sales of all products in turn, at the first marketplace: the peers know one secret. */
function prepare(scene: Scene, count: number): Buffer[] {
  return Array.from({ length: count }, () => scene.sales.sell(scene.sales.count % products, 0).request);
}

/** Sends prepared requests; resolves with how many were answered per second. */
async function post(url: string, connections: number, requests: Buffer[]): Promise<number> {
  using sender = new Sender(url);
  const queue = requests.values();
  const tookMs = await sender.sendAll(() => queue.next().value, connections);
  return (requests.length * 1_000) / tookMs;
}

async function measureWide({ bench, scene, api, bare, insert }: Intake): Promise<void> {
  const count = bench.size(12_000, 5_000);
  const requests = prepare(scene, count);
  const { result: measured, use } = await bench.watch({ api: api.pid }, () => post(api.url, many, requests));
  const more = { measured, cpuMs: perOperation(use, count), othersShare: use.othersShare };
  const beside = await post(bare.url, many, requests);
  bench.record('1', 'ratio', { value: measured / beside, beside, ...more });
  const inserted = await insert.run(count);
  bench.record('1c', 'ratio', { value: measured / inserted, beside: inserted, ...more });
}

async function measurePeer({ bench, scene, api, peer }: Intake, connections: number): Promise<void> {
  const requests = prepare(scene, bench.size(6_000, 1_500));
  const measured = await post(api.url, connections, requests);
  // The peer is many times slower: a part of them tells as much.
  const beside = await post(peer.url, connections, requests.slice(0, requests.length / (connections === many ? 3 : 1)));
  bench.record('1b', `${connections} connections`, { value: measured / beside, measured, beside });
}
