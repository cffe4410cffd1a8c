// Tampered pictures: layers that see noise, forgeries to learn from, and measures of what is found.

export { BayarConv2d, type BayarConv2dOptions } from './bayar-conv.ts';
export { SrmConv2d, type SrmConv2dOptions, srmFilters } from './srm-conv.ts';
