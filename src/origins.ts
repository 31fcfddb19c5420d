/**
 * Whether a page of this origin is among the allowed ones: exactly, or by `https://*.example.com`, which means every subdomain of
 * example.com and not example.com itself.
 */
export function isOriginAmong(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((pattern) => {
    if (!pattern.includes('*')) return pattern === origin;
    const [scheme = '', ending = ''] = pattern.split('*');
    const subdomain = origin.slice(scheme.length, -ending.length);
    return origin.startsWith(scheme) && origin.endsWith(ending) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(subdomain);
  });
}
