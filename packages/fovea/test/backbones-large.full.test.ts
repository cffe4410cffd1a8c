// Backbones with large kernels, or of tokens.

import { testBackbones } from './backbones.ts';

testBackbones(['replknet_31b', 'vit_tiny_patch16_224', 'swin_tiny_patch4_window7_224', 'mixer_s16_224']);
