import { defineConfig, type Plugin } from 'vite';

/** Beginnings of the names of the texts that the shop shows. */
const shownTexts = /^(?:action|money|shop|state|time)\./;

/** Both apps have one source of texts. Those of the console would be the larger part of the shop's. */
const onlyShownTexts: Plugin = {
  name: 'ombor-shop-texts',
  enforce: 'pre',
  transform(text, id) {
    if (!/\/texts\/\w+\.json/.test(id)) return null;
    const { messages } = JSON.parse(text) as { messages: Record<string, unknown> };
    const shown = Object.entries(messages).filter(([name]) => shownTexts.test(name));
    return { code: JSON.stringify({ messages: Object.fromEntries(shown) }), map: null };
  },
};

// The Mini App shop, served by Ombor at /shop. `npm run build:web` builds it into web/dist.
export default defineConfig({
  root: 'web/shop',
  base: '/shop/',
  plugins: [onlyShownTexts],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: '../dist/shop', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
});
