// A thread that decodes and augments pictures: answers tasks with bytes that are moved, not copied.

import { parentPort, workerData } from 'node:worker_threads';
import { type LoaderOptions, makeLoader, type Task } from './image-loader.ts';

const run = makeLoader(workerData as LoaderOptions);

interface Request {
  readonly id: number;
  readonly task: Task;
}

parentPort?.on('message', ({ id, task }: Request) => {
  run(task).then(
    (result) => {
      const image = 'image' in result ? result.image : 'data' in result ? result : undefined;
      // Bytes of the pool that Node shares among small buffers cannot be moved, nor can those that are shared with the cache.
      const { buffer, byteLength } = image?.data ?? new Uint8Array(0);
      const movable = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0;
      parentPort?.postMessage({ id, result }, movable ? [buffer] : []);
    },
    (error: Error) => parentPort?.postMessage({ id, error: { name: error.name, message: error.message } }),
  );
});
