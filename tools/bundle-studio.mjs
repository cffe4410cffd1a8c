// Makes the studio's static files: for `fovea studio` into packages/cli/dist/web/studio, or for any host into the folder that is named.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const [folder] = process.argv.slice(2);

await build({
  configFile: `${root}apps/studio/vite.config.ts`,
  // The command's own server makes the images of experiments; any other one needs them as files.
  mode: folder === undefined ? 'production' : 'static',
  logLevel: 'warn',
  build: { outDir: resolve(folder ?? `${root}packages/cli/dist/web/studio`), emptyOutDir: true },
});
