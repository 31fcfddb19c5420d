import type { Json } from '../db/client.ts';
import { adapters, parseSettings } from '../marketplaces/registry.ts';

/** A listing's settings, checked by its marketplace's adapter; none without an adapter. Throws ValidationError below `path`. */
export function readLinkSettings(adapter: string | null, settings: unknown, path: string[]): Json {
  const definition = adapter === null ? undefined : adapters.get(adapter);
  return definition ? (parseSettings(definition.linkSchema, settings, path) as Json) : {};
}

/** The missing settings that an adapter needs to address a listing; without any of them it can be pushed to. */
export function listMissingSettings(adapter: string | null, settings: unknown): string[] {
  const definition = adapter === null ? undefined : adapters.get(adapter);
  const parsed = definition?.linkSchema.safeParse(settings ?? {});
  return parsed === undefined || parsed.success
    ? []
    : [...new Set(parsed.error.issues.map((issue) => issue.path.map(String).join('.')))];
}

/** What is wrong with a SKU on a marketplace with this adapter, or undefined. */
export function findSkuFault(adapter: string | null, marketplaceSku: string): string | undefined {
  return adapter === 'generic' && marketplaceSku.includes(',')
    ? 'must not contain a comma on this marketplace'
    : undefined;
}
