// Results that are dropped without dispose(), wherever it is run: by default more bytes in all than WebAssembly can address.

import { realize, setBackend, tensor } from '../../packages/fovea/dist/index.js';

const ROWS = 1000;
const COLUMNS = 3200;
const BYTES = ROWS * COLUMNS * 4;

/**
 * Bytes of all results, the most that were held at a time, and a sum afterwards.
 * @param {{ times?: number, awaiting?: boolean }} [options] `awaiting`: whether each result is waited for before the next is asked for
 */
export async function drop({ times = 340, awaiting = true } = {}) {
  const backend = await setBackend('wasm');
  const x = tensor(new Float32Array(ROWS).fill(1), [ROWS, 1]);
  const y = tensor(new Float32Array(COLUMNS).fill(2), [1, COLUMNS]);
  let most = 0;
  const compute = async (/** @type {number} */ i) => {
    await realize(x.mul(y).add(i));
    most = Math.max(most, backend.storageBytes);
  };
  const running = [];
  for (let i = 0; i < times; i++) {
    const result = compute(i);
    if (awaiting) await result;
    else running.push(result);
  }
  await Promise.all(running);
  return { dropped: times * BYTES, most, sum: await x.mul(y).sum().item() };
}
