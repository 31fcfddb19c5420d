import type { MarketplaceResponse } from './http.ts';

/** What a method of a marketplace is used for. All but the first only read. archive: orders after an outage of months. */
export type MethodUse = 'set_stock' | 'read_stock' | 'new_orders' | 'orders' | 'archive' | 'account' | 'catalog';

/** A method of a marketplace that an adapter calls. */
export interface ApiMethod {
  /** As the documents name it: `POST /v2/products/stocks`; `{…}` stands for one part of the path. */
  name: string;
  uses: readonly MethodUse[];
  /** true: 404 means that what was asked for does not exist, not that the method does not. Absent: false. */
  mayBeAbsent?: true;
  /** true: only some accounts need it, as earlier answers say, so it is not tried. Absent: false. */
  isConditional?: true;
}

/** What an adapter calls. `page`: where it is described, and which assumptions were made. */
export interface ApiDescription {
  page: string;
  methods: readonly ApiMethod[];
  /** Whether an answer says that its method is not offered any more, beside the usual statuses. Absent: nothing else says it. */
  isGone?(response: MarketplaceResponse): boolean;
}

/** The page of a marketplace in the documentation. */
export const pageOf = (adapter: string): string => `docs/marketplaces/${adapter.replaceAll('_', '-')}.md`;

/** The method of a call; undefined: it is not in the list. */
export function findMethod(
  methods: readonly ApiMethod[],
  call: { method: string; url: string },
): ApiMethod | undefined {
  const called = `${call.method} ${new URL(call.url).pathname}`;
  return methods.find(({ name }) => patternOf(name).test(called));
}

const patterns = new Map<string, RegExp>();

/** An account's address may have a path of its own in front. */
function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const [verb = '', path = ''] = name.split(' ');
  const parts = path.split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${verb} (?:/.*)?${parts.join('[^/]+')}$`);
  patterns.set(name, pattern);
  return pattern;
}
