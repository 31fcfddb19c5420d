/** A random id, such as an idempotency key. Also on pages without https, where browsers have no `crypto.randomUUID`. */
export function newRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
