import { createHash } from 'node:crypto';

/** What else a page of ours may use, by directive of Content-Security-Policy, beside its own scripts and this server. */
export type PageSources = Readonly<Record<string, string>>;

/**
 * The Content-Security-Policy of a page of ours without external files: the scripts that stand in it run and no others, and nobody embeds
 * it. Styles may stand anywhere: editors make them as they go.
 */
export function createPagePolicy(html: string, sources: PageSources = {}): string {
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  const directives = {
    'default-src': "'self'",
    'script-src': scripts.join(' ') || "'none'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    ...sources,
  };
  return Object.entries(directives)
    .map(([name, allowed]) => `${name} ${allowed}`)
    .join('; ');
}
