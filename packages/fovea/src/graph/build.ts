// Node builders with cheap local simplification: what ops and gradients are written with. Gathers the files of builders.

export * from './build-attention.ts';
export * from './build-elementwise.ts';
export * from './build-movement.ts';
export * from './build-window.ts';
