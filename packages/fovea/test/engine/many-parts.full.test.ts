// Joining so many takes time in proportion to their number; with its square, it would not end within the limit.

import { afterAll, beforeAll, vi } from 'vitest';
import { getBackend, setBackend } from '../../src/tensor/index.ts';
import { concatenates, joinsDifferentParts, joinsManyParts } from '../many-parts.ts';

vi.setConfig({ testTimeout: 240_000 });

beforeAll(() => setBackend('wasm', { threads: 2 }));
afterAll(async () => (await getBackend()).dispose());

concatenates(150_000);
joinsManyParts(30_000);
joinsDifferentParts(5000);
