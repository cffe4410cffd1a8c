// Makes the one script of pages that `fovea export format=web` writes, from packages/cli/web, into packages/cli/dist/web.

import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const cli = fileURLToPath(new URL('../packages/cli', import.meta.url));
const output = join(cli, 'dist/web');

mkdirSync(output, { recursive: true });
await build({
  input: join(cli, 'web/app.ts'),
  platform: 'browser',
  logLevel: 'warn',
  output: { file: join(output, 'app.js'), format: 'esm', minify: true, codeSplitting: false },
});
copyFileSync(join(cli, 'web/index.html'), join(output, 'index.html'));
