// Tests of the blocks of linear memory, and of the message when none is left.

import { expect, it } from 'vitest';
import { OutOfMemoryError } from '../interface.ts';
import { LinearMemory } from './memory.ts';

const MIB = 2 ** 20;
const values = (rows: number) => ({ shape: [rows, 1000], dtype: 'float32' }) as const;

it('says that free memory is in pieces, and which tensors hold most', () => {
  const memory = new LinearMemory(false, 64, 0, 128);
  const addresses = Array.from({ length: 8 }, (_, i) => memory.allocate(MIB - 64, values(i < 6 ? 200 + (i % 2) : i)));
  for (const i of [1, 3, 6]) memory.release(addresses[i]);
  expect(() => memory.allocate(2 * MIB, 'scratch memory')).toThrow(
    new OutOfMemoryError(
      'wasm: out of memory: scratch memory takes 2.0 MiB; of 8.0 MiB that can be had here, 5.0 MiB are held ' +
        '(3 × float32 [200, 1000] 3.0 MiB, 1 × float32 [201, 1000] 1.0 MiB, 1 × float32 [7, 1000] 1.0 MiB); 3.0 MiB are free, but in pieces ' +
        '(the largest: 1.0 MiB); use a smaller batch or image, keep numbers (data(), item()) instead of tensors, or dispose() tensors that are no longer needed',
    ),
  );
  memory.release(addresses[2]);
  expect(memory.allocate(3 * MIB - 64, 'scratch memory')).toBe(addresses[1]);
});

it('counts tensors beyond the largest three kinds together, and memory that the engine has not given yet as free', () => {
  const memory = new LinearMemory(false, 64, 0, 128);
  for (const rows of [200, 100, 50, 25, 12]) memory.allocate(rows * 4000, values(rows));
  memory.allocate(1000, 'Programs');
  expect(() => memory.allocate(8 * MIB, 'a tensor')).toThrow(
    /held \(1 × float32 \[200, 1000\] 0\.8 MiB, 1 × float32 \[100, 1000\] 0\.4 MiB, 1 × float32 \[50, 1000\] 0\.2 MiB, 2 other tensors 0\.1 MiB, Programs 0\.0 MiB\); 6\.5 MiB are free \(the largest: 6\.5 MiB\)/,
  );
});
