// Which engine this is: two that differ in a line do not share what they have compiled.

import { sha256 } from '../base/kept-files.ts';
import { nodeModule } from '../base/platform.ts';

interface Files {
  readdirSync(folder: URL, options: { recursive: true }): string[];
  readFileSync(file: URL): Uint8Array;
}

/** Folders of the library that decide what a graph is compiled to. */
const ENGINE = ['base', 'graph', 'compiler', 'backend', 'tensor'];

const isCode = (file: string): boolean => /(?<!\.d|\.test)\.(js|ts)$/.test(file);

/**
 * SHA-256 of the engine's files, which takes some milliseconds; of this file alone where a bundler has put all into one. Undefined where there are
 * no files.
 */
export function engineDigest(): string | undefined {
  const files = nodeModule<Files>('node:fs');
  const hash = sha256();
  // Undefined in a script that is no module.
  const here = import.meta.url as string | undefined;
  if (!files || !hash || !here?.startsWith('file:')) return undefined;
  try {
    for (const folder of ENGINE) {
      const root = new URL(`../${folder}/`, here);
      for (const name of files.readdirSync(root, { recursive: true }).filter(isCode).sort()) {
        hash.update(`${folder}/${name}\n`).update(files.readFileSync(new URL(name.replaceAll('\\', '/'), root)));
      }
    }
  } catch {
    try {
      hash.update(files.readFileSync(new URL(here)));
    } catch {
      return undefined;
    }
  }
  return hash.digest('hex');
}
