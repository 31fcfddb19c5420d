import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

// One catalogue per language, for the console and the shop. `npm run generate` compiles them; a missing text fails it.
export default defineConfig({
  locales: ['uz', 'ru', 'en'],
  sourceLocale: 'en',
  catalogs: [{ path: 'texts/{locale}', include: [] }],
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false }),
  compileNamespace: 'json',
});
