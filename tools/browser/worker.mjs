// A page's worker that does what the page asks for, and hands over what it found.

import { drop } from './drop.mjs';
import { train } from './train.mjs';

addEventListener('message', async ({ data: { drops, options } }) => {
  postMessage(await (drops ? drop(options) : train()));
});
