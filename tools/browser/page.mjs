// What the test's page runs: `train` of this folder, on the main thread or, with ?worker in the address, in a worker; with ?drop, `drop`.

import { drop } from './drop.mjs';
import { train } from './train.mjs';

/** @returns {ReturnType<typeof train>} */
const trainInWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), { type: 'module' });
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
  });

const runs = {
  '': train,
  '?worker': trainInWorker,
  '?drop': drop,
};
const running = runs[/** @type {keyof typeof runs} */ (location.search)]();
Object.assign(globalThis, { result: running.then((found) => ({ ...found, cores: navigator.hardwareConcurrency })) });
