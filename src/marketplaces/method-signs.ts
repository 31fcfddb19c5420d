import type { MarketplaceResponse } from './http.ts';
import { type ApiDescription, type ApiMethod, findMethod } from './methods.ts';
import type { MadeCall } from './recorded-calls.ts';
import { shapeOf } from './shape.ts';

/**
 * What an answer says about the future of its method.
 * - `deprecated`: it works, and a header says that it will be shut down.
 * - `gone`: it is not offered any more.
 * - `unreadable`: nothing of the answer can be read.
 * - `changed`: a part of it has another form than expected, and was left out.
 */
export type SignKind = 'deprecated' | 'gone' | 'unreadable' | 'changed';

/** A sign that was seen. `detail`: in the words of the answer, without data of customers. `until`: RFC 3339; null: not said. */
export interface MethodSign {
  kind: SignKind;
  detail: string;
  until: string | null;
}

/**
 * What a call showed about its method. `sign` null: it answers as expected. `isProof`: rows were read, so that members of rows that were
 * odd before are not any more; an empty list proves only that the list is there.
 */
export interface MethodObservation {
  method: ApiMethod;
  sign: MethodSign | null;
  isProof: boolean;
}

/** What calls showed about their methods, the last one of each. Calls that say nothing (no answer, limits, credentials) are left out. */
export function observeMethods(api: ApiDescription, calls: readonly MadeCall[]): MethodObservation[] {
  const seen = new Map<string, MethodObservation>();
  for (const call of calls) {
    const method = findMethod(api.methods, call.request);
    const observation = method && observeCall(api, method, call);
    if (!observation) continue;
    // One odd answer of several is the one to report.
    const { name } = observation.method;
    const before = seen.get(name);
    if (observation.sign || !before) seen.set(name, observation);
    else if (!before.sign) seen.set(name, { ...observation, isProof: observation.isProof || before.isProof });
  }
  return [...seen.values()];
}

const maxDetailLength = 300;
/** Gone, not allowed on this path, moved. Redirects are not followed. */
const goneStatuses: ReadonlySet<number> = new Set([301, 302, 307, 308, 405, 410, 501]);

function observeCall(api: ApiDescription, method: ApiMethod, call: MadeCall): MethodObservation | undefined {
  const { status, response } = call;
  if (status === null) return undefined;
  const shape = response ? shapeOf(response) : undefined;
  const found = (kind: SignKind, detail: string, until: string | null = null): MethodObservation => ({
    method,
    sign: { kind, detail: detail.slice(0, maxDetailLength), until },
    isProof: true,
  });
  if (goneStatuses.has(status) || (status === 404 && !method.mayBeAbsent))
    return found('gone', `HTTP ${status} ${response ? wordsOf(response) : ''}`.trim());
  if (!response) return undefined;
  if (api.isGone?.(response)) return found('gone', `HTTP ${status} ${wordsOf(response)}`.trim());
  const header = deprecationOf(response);
  if (header) return found('deprecated', header.detail, header.until);
  if (status >= 300) return undefined;
  if (shape?.unreadable) return found('unreadable', shape.unreadable);
  if (shape && shape.odd.length > 0) return found('changed', shape.odd.join('; '));
  return { method, sign: null, isProof: !shape || shape.lists === 0 || shape.rows > 0 };
}

/** The page of a gateway has nothing to say. */
const wordsOf = ({ text }: MarketplaceResponse): string => (/^\s*[{[]/.test(text) ? text.trim() : '');

/**
 * The headers by which an API says that a method ends: RFC 9745 (Deprecation), RFC 8594 (Sunset), Warning 299, and the names that were
 * in use before them. None of the marketplaces documents one; each may begin to send one.
 */
const deprecationHeaders = [
  'deprecation',
  'sunset',
  'warning',
  'deprecated',
  'x-deprecated',
  'x-api-deprecated',
  'x-api-deprecation-date',
  'x-api-deprecation-info',
  'x-sunset',
] as const;
/** Of these every value says it, of the others only some. */
const saysNothing = /^(false|\?0|0|)$/i;

function deprecationOf(response: MarketplaceResponse): { detail: string; until: string | null } | undefined {
  const said = deprecationHeaders.flatMap((name) => {
    const value = response.headers.get(name)?.trim() ?? '';
    const counts = name === 'warning' ? /(^|,)\s*299\s/.test(value) : !saysNothing.test(value);
    return counts ? [[name, value] as const] : [];
  });
  if (said.length === 0) return undefined;
  const link = response.headers.get('link') ?? '';
  const more = /rel="?(deprecation|sunset|successor-version)/.test(link) ? [`link: ${link}`] : [];
  const end = said.find(([name]) => name === 'sunset') ?? said.find(([name]) => name === 'x-sunset');
  return {
    detail: [...said.map(([name, value]) => `${name}: ${value}`), ...more].join('; '),
    until: end ? readDate(end[1]) : null,
  };
}

/** An HTTP date, an ISO date, or seconds as RFC 9651 writes them (@1688169599). */
function readDate(text: string): string | null {
  const [, seconds] = /^@(\d{9,11})$/.exec(text) ?? [];
  const at = new Date(seconds === undefined ? text : Number(seconds) * 1000);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
