// Models against timm: logits and features.

import { describe, it } from 'vitest';
import { architectures, checkInference, useWasm } from './model-cases.ts';

useWasm();

describe.each(Object.entries(architectures).filter(([, { inference = [] }]) => inference.length > 0))(
  '%s',
  (name, { gain = 1, inference = [] }) => {
    it.each(inference.map((one) => [one.images.join(' × '), one] as const))(
      "gives timm's logits and features for %s",
      (_, one) => checkInference(name, gain, one),
      180_000,
    );
  },
);
