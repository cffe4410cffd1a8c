// docs/pytorch-names.md: every public name of PyTorch (fixtures/pytorch-names.json) has a row in pytorch-names, and what that names of ours exists.
// `npm run format` writes the page anew.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as data from '../src/data/index.ts';
import * as images from '../src/images/index.ts';
import * as fovea from '../src/index.ts';
import * as io from '../src/io/index.ts';
import * as nn from '../src/nn/index.ts';
import * as ops from '../src/ops/index.ts';
import * as optim from '../src/optim/index.ts';
import * as train from '../src/train/index.ts';
import { PYTORCH } from './pytorch-names.ts';

const listed = JSON.parse(readFileSync(new URL('fixtures/pytorch-names.json', import.meta.url), 'utf8')) as {
  readonly versions: Record<string, string>;
  readonly names: Readonly<Record<string, readonly string[]>>;
};

const PATHS: Readonly<Record<string, object>> = { fovea, ops, nn, optim, images, io, train, data };
const METHODS = fovea.tensor([1]);

const exists = (name: string): boolean => {
  const [path, member] = name.split('.');
  return path === 'Tensor' ? member in METHODS : path in PATHS && member in PATHS[path];
};

/** `Tensor.abs Tensor.add | how` as the page says it. */
function cellOf(ours: string): string {
  const [names, how] = ours.split(' | ');
  const shown = names.split(' ').map((name) => {
    const [path, member] = name.split('.');
    return path === 'Tensor' ? `\`x.${member}\`` : path === 'fovea' ? `\`${member}\`` : `\`${member}\` (${path})`;
  });
  return [shown.join(', '), ...(how ? [how] : [])].join(': ').replaceAll('|', '\\|');
}

const reasonsOf = (module: string): Map<string, string> =>
  new Map(
    Object.entries(PYTORCH[module].none).flatMap(([reason, names]) =>
      names.split(' ').map((name): [string, string] => [name, reason]),
    ),
  );

it.each(Object.entries(listed.names))('every name of %s has one row', (module, names) => {
  const [ours, reasons] = [PYTORCH[module].ours, reasonsOf(module)];
  expect(names.filter((name) => !(name in ours) && !reasons.has(name))).toEqual([]);
  expect(names.filter((name) => name in ours && reasons.has(name))).toEqual([]);
  expect([...Object.keys(ours), ...reasons.keys()].filter((name) => !names.includes(name))).toEqual([]);
});

it('what the rows name exists', () => {
  const named = Object.values(PYTORCH).flatMap(({ ours }) =>
    Object.values(ours).flatMap((one) => one.split(' | ')[0].split(' ')),
  );
  expect([...new Set(named)].filter((name) => !exists(name))).toEqual([]);
});

it('the page is what the rows say', async () => {
  const sections = Object.entries(listed.names).map(([module, names]) => {
    const [{ ours }, reasons] = [PYTORCH[module], reasonsOf(module)];
    const rows = names.map(
      (name) => `| \`${name}\` | ${name in ours ? cellOf(ours[name]) : '–'} | ${reasons.get(name) ?? ''} |`,
    );
    const count = names.filter((name) => name in ours).length;
    return [
      `## ${module}`,
      '',
      `${count} of ${names.length}.`,
      '',
      '| PyTorch | Fovea | why not |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  const { torch, torchvision } = listed.versions;
  const page = `# PyTorch's names, and ours

Every public name of \`torch\` that is an operation on tensors, of \`torch.nn\`, \`torch.nn.functional\`, \`torch.optim\` and \`torchvision.transforms\` (PyTorch ${torch},
torchvision ${torchvision}), with what Fovea has for it, or why it has nothing. \`x.abs\` is a method of a tensor; a word in brackets is the sub-path: \`softmax\` (ops)
is \`import { softmax } from 'fovea/ops'\`. What differs in use is in [Coming from PyTorch](guides/port-from-pytorch.md). The page is made by
\`packages/fovea/test/pytorch-names.test.ts\`; names that end in an underscore (in place) and lazy layers are left out: tensors do not change.

${sections.join('\n\n')}
`;
  await expect(page).toMatchFileSnapshot('../../../docs/pytorch-names.md');
});
