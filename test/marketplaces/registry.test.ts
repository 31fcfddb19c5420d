import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { adapters, getAdapter, openAdapter, parseSettings } from '../../src/marketplaces/registry.ts';

const http = createMarketplaceHttp({ allowPrivateNetworks: true });

function faultsOf(work: () => unknown): ValidationError {
  try {
    work();
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the registry of adapters', () => {
  test('each adapter stands under its own name', () => {
    expect([...adapters].map(([name, definition]) => name === definition.name)).not.toContain(false);
    expect([...adapters.keys()]).toEqual(['uzum', 'wildberries', 'ozon', 'yandex_market', 'generic']);
  });

  test('an unknown adapter is not found', () => {
    expect(() => getAdapter('amazon')).toThrow(NotFoundError);
    expect(() => openAdapter('amazon', { settings: {}, credentials: {}, http })).toThrow(NotFoundError);
  });

  test.each([...adapters.values()])(
    'every schema of $name can be shown as JSON Schema, read and written',
    (definition) => {
      for (const schema of [definition.settingsSchema, definition.credentialsSchema, definition.linkSchema]) {
        expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' });
        expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({ type: 'object' });
      }
    },
  );

  test.each([
    ['uzum', {}, { token: 't' }, 'https://api-seller.uzum.uz/api/seller-openapi'],
    ['wildberries', { warehouseId: 1 }, { token: 't' }, 'https://marketplace-api.wildberries.ru'],
    ['ozon', { warehouseId: '1' }, { clientId: '1', apiKey: 'k' }, 'https://api-seller.ozon.ru'],
  ])('%s goes to production unless told otherwise', (name, settings, credentials, baseUrl) => {
    expect(parseSettings(getAdapter(name).settingsSchema, settings, [])).toMatchObject({ baseUrl });
    expect(() => openAdapter(name, { settings, credentials, http })).not.toThrow();
  });

  test('every fault is named with its place, and no value is repeated', () => {
    const settings = { warehouseId: 'canary', baseUrl: 'ftp://canary', misspelt: 'canary' };
    const error = faultsOf(() => parseSettings(getAdapter('ozon').settingsSchema, settings, ['input', 'settings']));
    expect(error.issues.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['input.settings.warehouseId', 'input.settings.baseUrl', 'input.settings']),
    );
    expect(JSON.stringify(error.issues)).not.toContain('canary');
  });

  test('a number that JavaScript has already rounded is no id', () => {
    const { linkSchema } = getAdapter('wildberries');
    expect(linkSchema.safeParse({ chrtId: 2 ** 53 }).success).toBe(false);
    expect(linkSchema.safeParse({ chrtId: '9007199254740993' }).success).toBe(true);
    for (const chrtId of ['007', '1.5', '-1', '', 'x', null])
      expect(linkSchema.safeParse({ chrtId }).success).toBe(false);
  });

  test('a token that could not stand in a header is refused', () => {
    const credentials = { token: 'two\r\nlines' };
    const error = faultsOf(() => openAdapter('uzum', { settings: {}, credentials, http }));
    expect(error.path).toEqual(['credentials', 'token']);
    expect(error.message).not.toContain('lines');
  });
});
