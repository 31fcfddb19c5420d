// What it takes to find items that make a marketplace refuse whole calls without a name. Usage: node scripts/search-costs.ts
import { createMarketplaceHttp } from '../src/marketplaces/http.ts';
import { openAdapter } from '../src/marketplaces/registry.ts';
import { seededRandom } from '../src/simulator/faults.ts';
import { leastSeconds, leastTokens, type Played, playSearch, type Searched } from './played-search.ts';

const http = createMarketplaceHttp({ allowPrivateNetworks: false });
const token = 'a-token-that-is-long-enough';
const limitsOf = (name: string, settings: object, credentials: object = { token }) =>
  openAdapter(name, { settings, credentials, http }).limits;
const yandexLimits = (stockMethods: 'v2' | 'v3') =>
  limitsOf('yandex_market', { campaignId: '1', businessId: '2', warehouseId: '3', stockMethods }, { apiKey: token });

/** The marketplaces, with what a call costs where that is not one token. */
export const marketplaces: [name: string, Pick<Searched, 'limits' | 'costOf'>][] = [
  ['Wildberries', { limits: limitsOf('wildberries', { warehouseId: '1' }) }],
  ['OZON', { limits: limitsOf('ozon', { warehouseId: '1' }, { clientId: '12345', apiKey: token }) }],
  ['Uzum', { limits: limitsOf('uzum', {}) }],
  [
    'Yandex Market v2',
    {
      limits: yandexLimits('v2'),
      costOf: (items) => Math.max(items, 200),
    },
  ],
  ['Yandex Market v3', { limits: yandexLimits('v3') }],
  ['generic', { limits: limitsOf('generic', { baseUrl: 'https://shop.example/ombor' }) }],
];

/** `runs` searches with the bad items at random positions. */
export function playMany(searched: Omit<Searched, 'bad'>, bad: number, runs: number): Played[] {
  const random = seededRandom(bad * 1_000 + searched.count);
  return Array.from({ length: runs }, () => {
    const positions = new Set<number>();
    while (positions.size < bad) positions.add(Math.floor(random() * searched.count));
    return playSearch({ ...searched, bad: positions });
  });
}

const runs = 200;
const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

function printTable(): void {
  const lines = [
    '| marketplace | bad | good ones out: p50 / p95 / max s | least possible s | refused | all named, p95 s |',
  ];
  lines.push('|---|---|---|---|---|---|');
  for (const [name, searched] of marketplaces) {
    const limit = searched.limits.buckets[searched.limits.pushBucket]!;
    for (const count of [100, 1_000]) {
      for (const bad of [1, 3, 5]) {
        const played = playMany({ ...searched, count }, bad, runs);
        const good = played.map(({ goodSeconds }) => goodSeconds);
        const times = [0.5, 0.95, 1].map((share) => percentile(good, share).toFixed(1)).join(' / ');
        const isByCall = !searched.costOf;
        const least = isByCall ? leastSeconds(leastTokens(count, bad, limit.errorCost ?? 1), limit).toFixed(1) : '';
        const refused = percentile(
          played.map((one) => one.refused),
          0.5,
        );
        const named = percentile(
          played.map(({ namedSeconds }) => namedSeconds),
          0.95,
        );
        lines.push(`| ${name} | ${bad} of ${count} | ${times} | ${least} | ${refused} | ${named.toFixed(1)} |`);
      }
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (import.meta.main) printTable();
