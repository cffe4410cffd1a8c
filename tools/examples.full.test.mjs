// Runs every example, and the code of the documents' pages.

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { optimiseLate } from './engine-flags.mjs';
import { expectTraining, runSnippets } from './run-snippet.mjs';
import { examples, root, snippetsOf } from './snippets.mjs';

/** The last line that an example must print. @type {Record<string, RegExp>} */
const LAST_LINES = {
  'examples/train-a-network.mjs': /^accuracy: (9\d|100) %$/,
  'examples/gradients.mjs': /^bend/,
  'examples/features-of-a-backbone.mjs': /^largest difference after reading back: 0$/,
  'examples/adversarial-attack.mjs': /^PGD l0, 16: 0 %$/,
  'examples/find-tampering.mjs': /^mvss +0\.[6-9]\d\d( +[01]\.\d{3}){3}$/,
  'examples/segmentation.mjs': /^mean IoU: (9\d|100) %$/,
  'examples/sparse-gradients.mjs': /^ *Adam .* 0\.00\d +0\.00\d$/,
  'examples/reparameterize.mjs': /^after: 23 layers, 7\.04 M parameters, .* ms$/,
};

describe('examples', () => {
  it.each(examples)(
    '%s',
    (name) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [...optimiseLate(), name], {
        cwd: root,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout.trimEnd().split('\n').at(-1)).toMatch(LAST_LINES[name]);
    },
    60_000,
  );
});

it.each([
  'docs/analysis.md',
  'docs/features.md',
  'docs/forensics.md',
  'docs/models.md',
  'docs/multimodal.md',
  'docs/training.md',
  'docs/export.md',
  'docs/guides/train-your-images.md',
  'docs/guides/port-from-pytorch.md',
  'docs/guides/design-networks.md',
])(
  'the code of %s runs',
  (page) => {
    // Those that read a run of the reader's only have their types checked; pages run in tools/browser.full.test.mjs.
    const snippets = snippetsOf(page).filter(({ code, language }) => language !== 'html' && !code.includes("'runs/"));
    expect(snippets.length).toBeGreaterThan(0);
    const printed = runSnippets(snippets);
    expect(printed).toHaveLength(snippets.length);
    expect(printed).not.toContain('');
  },
  90_000,
);

it('the code of packages/fovea/README.md trains', () => expectTraining('packages/fovea/README.md'), 60_000);
