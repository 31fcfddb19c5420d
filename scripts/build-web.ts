// Builds the web apps into web/dist, after `npm ci`. Where no development packages are installed it says what to do, and ends well:
// an image copies what another stage has built.
import { stat } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const isInstalled = await stat(path.join(root, 'node_modules/@vitejs/plugin-react')).then(
  () => true,
  () => false,
);

if (isInstalled) {
  const { build } = await import('vite');
  const startedAt = performance.now();
  for (const config of ['vite.config.ts', 'shop/vite.config.ts']) {
    await build({ configFile: path.join(root, 'web', config), logLevel: 'warn' });
  }
  process.stdout.write(
    `Built the console and the shop in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.\n`,
  );
} else {
  process.stdout.write(
    'The console and the shop are not built: development packages are not installed. Copy web/dist from a machine that has them.\n',
  );
}
