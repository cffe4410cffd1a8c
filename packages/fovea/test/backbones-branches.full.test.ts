// Backbones whose convolutions have branches that can be fused.

import { testBackbones } from './backbones.ts';

testBackbones(['acnet_resnet18', 'dbb_resnet18', 'repvgg_a0', 'mobileone_s0']);
