// What Fovea has for each name of PyTorch: names of ours that a test looks up, with how to write it where the name does not say it; or why there is none.

import { LAYERS } from './pytorch-names/nn.ts';
import { PICTURES } from './pytorch-names/pictures.ts';
import { TORCH } from './pytorch-names/torch.ts';
import { TRAINING } from './pytorch-names/training.ts';
import type { ModuleNames } from './pytorch-names/words.ts';

export const PYTORCH: Readonly<Record<string, ModuleNames>> = { ...TORCH, ...LAYERS, ...TRAINING, ...PICTURES };
