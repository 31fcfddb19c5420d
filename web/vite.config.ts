import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineDocuments } from './inline-documents.ts';

/** Replaced by the server with a new value in each answer, so that only its own styles are allowed. */
const noncePlaceholder = 'OMBOR_NONCE';

// The seller's console, served by Ombor at /console. `npm run build:web` builds it into web/dist.
export default defineConfig({
  root: 'web/console',
  base: '/console/',
  plugins: [inlineDocuments(), react()],
  html: { cspNonce: noncePlaceholder },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
});
