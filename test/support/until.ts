/** Looks again and again, as fast as the answers come, until something is true; fails with what was seen last after `timeoutMs`. */
export async function until<T>(
  look: () => T | Promise<T>,
  isRight: (seen: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (performance.now() > deadline) throw new Error(`still not so after ${timeoutMs} ms: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
