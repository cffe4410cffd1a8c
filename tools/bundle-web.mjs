// Makes the scripts of pages, from packages/cli/web, into packages/cli/dist/web: of what `fovea export format=web` writes, and of diagrams.

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const cli = fileURLToPath(new URL('../packages/cli', import.meta.url));
const output = join(cli, 'dist/web');

mkdirSync(output, { recursive: true });
/** @param {string} input @param {string} name @param {string} [banner] */
const bundle = (input, name, banner = '') =>
  build({
    input: join(cli, 'web', input),
    platform: 'browser',
    logLevel: 'warn',
    output: { file: join(output, name), format: 'esm', minify: true, codeSplitting: false, postBanner: banner },
  });

const license = readFileSync(new URL('../node_modules/@dagrejs/dagre/LICENSE', import.meta.url), 'utf8').trim();
await bundle('app.ts', 'app.js');
await bundle('diagram/main.ts', 'diagram.js', `/*! dagre, graphlib\n${license}\n*/`);
copyFileSync(join(cli, 'web/index.html'), join(output, 'index.html'));
