// Before each file of tests that shares its process with others: what the process and the library keep for all is as in a new process.

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll } from 'vitest';
import { manualSeed } from '../src/nn/index.ts';
import { setBackend } from '../src/tensor/index.ts';

// Node, where it resolves symbolic links, takes the last file that statSync looked at for a folder on the way, and leaves links as they are after a
// named pipe. `fovea` is a link here: the library would be loaded a second time, by its other path, and what one makes the other does not know.
statSync(fileURLToPath(import.meta.url));

beforeAll(async () => {
  manualSeed(0);
  await setBackend('wasm');
});
