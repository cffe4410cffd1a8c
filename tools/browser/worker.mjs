// A page's worker that trains and hands over the losses.

import { train } from './train.mjs';

postMessage(await train());
