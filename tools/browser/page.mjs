// What the test's page runs, by the address: `?train`, `?drop` or `?analyse` of this folder, on the main thread or, with `&worker`, in a worker.

import { analyse } from './analyse.mjs';
import { drop } from './drop.mjs';
import { train } from './train.mjs';

const query = new URLSearchParams(location.search);
const options = { times: Number(query.get('times') ?? 340), awaiting: !query.has('at-once') };

/** @returns {Promise<object>} */
const runInWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), { type: 'module' });
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ drops: query.has('drop'), options });
  });

const run = async () => {
  if (query.has('worker')) return runInWorker();
  if (query.has('analyse')) return analyse();
  return query.has('drop') ? drop(options) : train();
};
Object.assign(globalThis, { result: run().then((found) => ({ ...found, cores: navigator.hardwareConcurrency })) });
