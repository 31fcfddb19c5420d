/** What the shop keeps on this phone for one buyer. */
export interface ShopStorage {
  read<T>(name: string): T | undefined;
  /** undefined: forgets it. */
  write(name: string, value: unknown): void;
}

/** Several accounts of one Telegram share the storage of the page, so that names have the id of the user. */
export function openStorage(userId: string): ShopStorage {
  // Where a browser refuses storage in frames, the shop works until it is closed.
  const memory = new Map<string, string>();
  const keyOf = (name: string): string => `ombor-shop-${userId}-${name}`;
  return {
    read<T>(name: string): T | undefined {
      try {
        const text = memory.get(name) ?? localStorage.getItem(keyOf(name));
        return text == null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      try {
        if (value === undefined) {
          memory.delete(name);
          localStorage.removeItem(keyOf(name));
        } else {
          memory.set(name, JSON.stringify(value));
          localStorage.setItem(keyOf(name), JSON.stringify(value));
        }
      } catch {
        // Full or refused: what is in memory is enough for now.
      }
    },
  };
}
