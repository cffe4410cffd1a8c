// Backbones that are convolutions one after another.

import { testBackbones } from './backbones.ts';

testBackbones(['mobilenetv2_100', 'mobilenetv3_small_100', 'resnet18', 'seresnet50', 'densenet121', 'vgg11_bn']);
