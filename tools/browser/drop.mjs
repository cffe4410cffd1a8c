// Results that are dropped without dispose(), in a page: more bytes in all than WebAssembly can address.

import { realize, setBackend, tensor } from '../../packages/fovea/dist/index.js';

const ROWS = 1000;
const COLUMNS = 3200;
const TIMES = 400;

/** Bytes of all results, the most that were held at a time, and a sum afterwards. */
export async function drop() {
  const backend = await setBackend('wasm');
  const x = tensor(new Float32Array(ROWS).fill(1), [ROWS, 1]);
  const y = tensor(new Float32Array(COLUMNS).fill(2), [1, COLUMNS]);
  let most = 0;
  for (let i = 0; i < TIMES; i++) {
    await realize(x.mul(y).add(i));
    most = Math.max(most, backend.storageBytes);
  }
  return { dropped: TIMES * ROWS * COLUMNS * 4, most, sum: await x.mul(y).sum().item() };
}
