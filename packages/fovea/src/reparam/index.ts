// Re-parameterisation and fusion: a model in, a new and faster model out, with the same outputs.

export type { ChannelCriterion } from './channel-scores.ts';
export type { LayerWidths } from './layer-widths.ts';
export { type ModelCost, modelCost } from './measure.ts';
export { type PruneChannelsOptions, type PruneChannelsReport, pruneChannels } from './prune-channels.ts';
export { type HeadLists, type PruneHeadsOptions, type PruneHeadsReport, pruneHeads } from './prune-heads.ts';
export {
  type Fused,
  type FusedModule,
  fuse,
  type ReparameterizeOptions,
  type ReparameterizeReport,
  reparameterize,
} from './reparameterize.ts';
