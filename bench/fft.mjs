// Depthwise convolution, direct and in the frequency domain: from which kernel size the latter is faster. Prints the table of docs/performance.md.

import os from 'node:os';
import { compile, grad, realize, setBackend, tensor } from 'fovea';
import { conv2d } from 'fovea/ops';

const THREADS = Number(process.env.BENCH_THREADS ?? 2);
const RUNS = 12;
const [BATCH, CHANNELS] = [8, 128];
const SIZES = [14, 28, 56];
const KERNELS = [7, 9, 11, 13, 15, 17, 21, 25, 31];

await setBackend('wasm', { threads: THREADS });

async function random(...shape) {
  const size = shape.reduce((product, count) => product * count, 1);
  const values = tensor(
    Float32Array.from({ length: size }, () => Math.random() * 2 - 1),
    shape,
  );
  await realize(values);
  return values;
}

/** Minimum milliseconds of both algorithms in turns. */
async function compare(make, inputs) {
  const best = { direct: Number.POSITIVE_INFINITY, fft: Number.POSITIVE_INFINITY };
  const runs = Object.keys(best).map((algorithm) => [algorithm, compile(make(algorithm))]);
  for (let i = 0; i < RUNS; i++) {
    for (const [algorithm, run] of runs) {
      const start = performance.now();
      const results = await run(...inputs);
      if (i > 0) best[algorithm] = Math.min(best[algorithm], performance.now() - start);
      for (const result of results) result.dispose();
    }
  }
  return best;
}

console.log(
  `${os.cpus()[0].model}, ${THREADS} threads, Node ${process.version}; batch ${BATCH}, ${CHANNELS} channels; ms, minimum of ${RUNS - 1}\n`,
);
console.log('| image | kernel | forward: direct | FFT | ratio | with gradients: direct | FFT | ratio |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const size of SIZES) {
  for (const kernel of KERNELS) {
    const x = await random(BATCH, size, size, CHANNELS);
    const w = await random(kernel, kernel, 1, CHANNELS);
    const dy = await random(BATCH, size, size, CHANNELS);
    const options = (algorithm) => ({ padding: kernel >> 1, groups: CHANNELS, algorithm });
    const forward = await compare((algorithm) => (a, b) => [conv2d(a, b, undefined, options(algorithm))], [x, w]);
    const training = await compare(
      (algorithm) => (a, b, c) => {
        const y = conv2d(a, b, undefined, options(algorithm));
        return [y, ...grad(y.mul(c).sum(), [a, b])];
      },
      [x, w, dy],
    );
    const cells = [forward, training].flatMap(({ direct, fft }) => [
      direct.toFixed(1),
      fft.toFixed(1),
      (direct / fft).toFixed(2),
    ]);
    console.log(`| ${size}² | ${kernel}×${kernel} | ${cells.join(' | ')} |`);
  }
}
process.exit(0);
