import type { MarketplaceHttp, MarketplaceResponse } from './http.ts';
import { type ApiMethod, findMethod } from './methods.ts';
import { Rejected } from './refusals.ts';

/** A list whose pages never end would ask for the same answer again and again. */
const maxRepeats = 10;

/** A call that was not made, because its method was called already, or because it would set something. */
export class NotTried extends Rejected {
  constructor(name: string, why: string) {
    super(`${name}: ${why}`, null);
  }
}

/**
 * Wraps clients that together call each method once and never set anything. The next calls of a method get its first answer again, so that
 * a reading goes on to the methods that it has not called yet. What it reads is worth nothing then: it is for seeing whether methods answer.
 */
export function callOnce(methods: readonly ApiMethod[]): (http: MarketplaceHttp) => MarketplaceHttp {
  const answers = new Map<string, { response: Promise<MarketplaceResponse>; repeats: number }>();
  return function wrap(http) {
    return {
      async request(call) {
        const method = findMethod(methods, call);
        if (!method || method.uses.includes('set_stock')) {
          throw new NotTried(`${call.method} ${new URL(call.url).pathname}`, 'it is not called to be tried');
        }
        const known = answers.get(method.name);
        if (known) {
          known.repeats += 1;
          if (known.repeats > maxRepeats) throw new NotTried(method.name, 'it was called already');
          return known.response;
        }
        const response = http.request(call);
        answers.set(method.name, { response, repeats: 0 });
        return response;
      },
      counted: (onCall) => wrap(http.counted(onCall)),
      close: () => http.close(),
    };
  };
}
