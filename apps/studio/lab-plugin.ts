// What the studio's pages read besides their code: the committed records, and for static sites, what the command's server answers itself: the images of
// the experiments, and that there are no runs.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const folder = join(dirname(createRequire(import.meta.url).resolve('@fovea/experiments/package.json')), 'records');

const text = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** The verdict of each record, for the gallery. */
function verdicts(): string {
  const all = readdirSync(folder).map((file) => JSON.parse(text(file)) as { id: string; verdict: unknown });
  return JSON.stringify(Object.fromEntries(all.map(({ id, verdict }) => [id, verdict])));
}

const NAMES = ['fashion-mnist', 'emoji'] as const;

async function images(name: (typeof NAMES)[number]): Promise<Uint8Array> {
  // As the command was built: it reads and decodes them.
  const { labData } = await import('@fovea/cli/dist/lab/lab-data.js');
  const { packLabData } = await import('@fovea/cli/dist/lab/pack-data.js');
  return packLabData(await labData()(name));
}

const NO_RUNS = JSON.stringify({ folder: '', runs: [] });

/** @param isStatic whether the files are for a server that only serves files */
export function lab(isStatic: boolean): Plugin {
  return {
    name: 'lab',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'records.json', source: verdicts() });
      for (const file of readdirSync(folder))
        this.emitFile({ type: 'asset', fileName: `records/${file}`, source: text(file) });
      if (isStatic) this.emitFile({ type: 'asset', fileName: 'runs.json', source: NO_RUNS });
      for (const name of isStatic ? NAMES : [])
        this.emitFile({ type: 'asset', fileName: `data/${name}.bin`, source: gzipSync(await images(name)) });
    },
    configureServer(server) {
      server.middlewares.use('/records.json', (_, response) => {
        response.end(verdicts());
      });
      server.middlewares.use('/runs.json', (_, response) => {
        response.setHeader('Content-Type', 'application/json').end(NO_RUNS);
      });
      server.middlewares.use('/records/', ({ url = '' }, response) => {
        response.end(text(url.slice(1)));
      });
      server.middlewares.use('/data/', ({ url = '' }, response) => {
        const name = NAMES.find((each) => url === `/${each}.bin`);
        if (name) void images(name).then((bytes) => response.end(bytes));
      });
    },
  };
}
