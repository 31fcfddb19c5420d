import type { z } from 'zod';
import { NotFoundError, readBrokenRule, ValidationError } from '../errors.ts';
import type { AdapterDefinition, MarketplaceAccount, MarketplaceAdapter } from './adapter.ts';
import { generic } from './generic.ts';
import { hideCredentials } from './hide-credentials.ts';
import { ozon } from './ozon/ozon.ts';
import { uzum } from './uzum/uzum.ts';
import { wildberries } from './wildberries/wildberries.ts';
import { yandexMarket } from './yandex-market/yandex-market.ts';

/** Every kind of marketplace, by its name. A new one is one line here. */
export const adapters: ReadonlyMap<string, AdapterDefinition> = new Map<string, AdapterDefinition>(
  [uzum, wildberries, ozon, yandexMarket, generic].map((definition): [string, AdapterDefinition] => [
    definition.name,
    definition,
  ]),
);

/** The definition with this name (`uzum`, `ozon`, ...). Throws NotFoundError. */
export function getAdapter(name: string, registry = adapters): AdapterDefinition {
  const definition = registry.get(name);
  if (!definition) throw new NotFoundError('Adapter', ['adapter'], [name]);
  return definition;
}

/**
 * Checks settings, credentials or link settings by one of a definition's schemas and fills in defaults.
 * Throws ValidationError with all errors, each below `path`. Values are left out, because they may be secrets.
 */
export function parseSettings<T>(schema: z.ZodType<T>, value: unknown, path: string[]): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new ValidationError(
    parsed.error.issues.map((issue) => {
      const at = [...path, ...issue.path.map(String)];
      const given = issue.path.reduce<unknown>((inner, key) => readMember(inner, key), value ?? {});
      const rule = readBrokenRule(issue, given === undefined);
      const message = rule.rule === 'required' ? 'is required' : issue.message;
      return { path: at, message: `${at.join('.')}: ${message}`, value: null, ...rule };
    }),
  );
}

function readMember(value: unknown, key: PropertyKey): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined;
}

/** Opens one account with a marketplace. What it throws and answers never contains its credentials. Throws NotFoundError (no such adapter) or ValidationError. */
export function openAdapter(
  name: string,
  account: MarketplaceAccount<unknown, unknown>,
  registry = adapters,
): MarketplaceAdapter {
  const definition = getAdapter(name, registry);
  const settings = parseSettings(definition.settingsSchema, account.settings, ['settings']);
  const credentials = parseSettings(definition.credentialsSchema, account.credentials, ['credentials']);
  return hideCredentials(definition.open({ settings, credentials, http: account.http }), credentials);
}
