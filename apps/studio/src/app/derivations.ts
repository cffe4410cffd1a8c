// Which derivation stands behind which experiment, so that pages lead to one another.

/** Ids of experiments in the lab, by the id of the card. */
export const TRIED_OUT: Readonly<Record<string, readonly string[]>> = {
  initialisation: ['A1', 'A2', 'A3', 'A4'],
  convolution: ['B5', 'B8a', 'G8'],
  'max-pooling': ['B1'],
  'average-pooling': ['B1'],
  sigmoid: ['B2', 'B9b'],
  tanh: ['B9a'],
  relu: ['B9c', 'F2'],
  silu: ['B9d'],
  gelu: ['F5c'],
  softmax: ['D1'],
  'cross-entropy': ['B3', 'D5'],
  'sigmoid-bce': ['D6', 'D4'],
  'batch-norm': ['B11b', 'B8d', 'B13'],
  'layer-norm': ['B13'],
  attention: ['B8c', 'B12'],
  'mle-gaussian': ['D8a', 'D8b'],
  'mle-laplace': ['D8a', 'D8b'],
};

/** The card behind an experiment; none for most. */
export const derivationOf = (id: string): string | undefined =>
  Object.entries(TRIED_OUT).find(([, ids]) => ids.includes(id))?.[0];
