// What the test's page runs: `train` of this folder, on the main thread or, with ?worker in the address, in a worker.

import { train } from './train.mjs';

/** @returns {ReturnType<typeof train>} */
const trainInWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), { type: 'module' });
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
  });

const training = location.search === '?worker' ? trainInWorker() : train();
Object.assign(globalThis, { result: training.then((found) => ({ ...found, cores: navigator.hardwareConcurrency })) });
