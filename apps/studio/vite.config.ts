// The studio as static files that work from any folder of any server.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { clothes } from './clothes-plugin.ts';
import { lab } from './lab-plugin.ts';

const ISOLATION = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

// Reports call layers by the names of their classes.
const output = { keepNames: true };

export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [clothes(), lab(mode === 'static')],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output },
  },
  worker: { format: 'es', rolldownOptions: { output } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', headers: ISOLATION },
  preview: { host: '127.0.0.1', headers: ISOLATION },
}));
