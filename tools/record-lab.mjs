// Makes results of `fovea lab run` the committed records of their experiments: `node tools/record-lab.mjs runs/lab`, then `npm run format`.

import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? 'runs/lab';
const records = fileURLToPath(new URL('../experiments/records', import.meta.url));
mkdirSync(records, { recursive: true });
for (const name of readdirSync(folder)) {
  if (!/^[A-Z]\d+[a-z]?\.json$/.test(name)) continue;
  const { kind, id } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  if (kind !== 'lab-result') continue;
  copyFileSync(join(folder, name), join(records, name));
  console.log(`recorded ${id}`);
}
