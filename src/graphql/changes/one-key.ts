/**
 * The events of one key. `startsWith`: that key comes first, as if it had just changed. Not a generator: its `return` would wait for the
 * next key, however late that comes.
 */
export function followKey(
  key: string,
  keys: AsyncIterableIterator<string>,
  { startsWith = false } = {},
): AsyncIterableIterator<string> {
  let isFirst = startsWith;
  return {
    async next() {
      if (isFirst) {
        isFirst = false;
        return { done: false, value: key };
      }
      for (;;) {
        const next = await keys.next();
        if (next.done || next.value === key) return next;
      }
    },
    return: async () => (await keys.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
