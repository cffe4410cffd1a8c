// What the other folders of the library reach of the engine beyond its public face: the nodes behind tensors, leaves, traces, turns.

export { attendInBlocks } from './attention.ts';
export { normalizeAxes, normalizeAxis } from './axes.ts';
export { Cell } from './cell.ts';
export { refuseChance } from './chance.ts';
export { type FunctionTrace, prepareCompiled, traceEffects } from './compile.ts';
export { compiledFor } from './compiled-for.ts';
export { newEffects, type Resampling, type ResamplingRule } from './effects.ts';
export { usedIn } from './grad.ts';
export { leafOf, Placeholder, requireKept } from './leaf.ts';
export { requestFor } from './program.ts';
export { drawSeed } from './random.ts';
export { guard, runtime } from './runtime.ts';
export { cellOfState, takeValues } from './state.ts';
export { substitute } from './substitute.ts';
export { nodeOf, tensorOf } from './tensor.ts';
export { isPlain, mapTensors, type TensorTree, tensorsOf } from './tree.ts';
export { convolve, convolveTransposed, windowMax, windowMaxIndices, windowMean, windowScatter } from './windows.ts';
