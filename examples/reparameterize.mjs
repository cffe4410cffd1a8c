// Fuses RepVGG's branches and batch norms, and says what that saves: `node examples/reparameterize.mjs`.

import { createModel } from 'fovea/models';
import { reparameterize } from 'fovea/reparam';

const model = createModel('repvgg_a0', { numClasses: 10 });
const { report } = await reparameterize(model, { inputShape: [1, 96, 96, 3] });

console.log(`${report.fusedBranches} blocks of branches fused, ${report.foldedNorms} batch norms folded`);
console.log(`largest difference of the outputs: ${report.difference.toExponential(1)} of the largest one`);
for (const [when, cost] of Object.entries({ before: report.before, after: report.after })) {
  const { layers, parameters, macs, milliseconds } = cost;
  console.log(
    `${when}: ${layers} layers, ${(parameters / 1e6).toFixed(2)} M parameters, ${(macs / 1e6).toFixed(0)} M multiply-adds, ${milliseconds.toFixed(1)} ms`,
  );
}
