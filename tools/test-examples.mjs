// The tests of the `@example`s of docstrings, one for each folder: every example runs, and gives the values that it shows.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportedValues, isShown, prepareFiles, runExample, surroundingsFrom, written } from './docstring-examples.mjs';
import { docstringSnippets } from './snippets.mjs';

/** Folders whose examples compile and run whole models. */
export const MODEL_FOLDERS = [
  'analysis',
  'attacks',
  'glance',
  'models',
  'multimodal',
  'onnx',
  'predict',
  'reparam',
  'segmentation',
  'train',
];

export const examples = docstringSnippets('packages/fovea/src');

const folderOf = (/** @type {{ name: string }} */ { name }) => name.split('/')[3];

/** What examples print is not what the tests show. */
const console = { log: () => {} };

/** Tests of the examples of some folders. @param {(folder: string) => boolean} chosen */
export function describeExamples(chosen) {
  describe('examples of docstrings', () => {
    /** @type {Record<string, any>} */
    let library = {};
    /** @type {Record<string, unknown>} */
    let files = {};
    beforeAll(async () => {
      library = await exportedValues();
      files = await prepareFiles(library);
    });
    afterAll(async () => (await library.getBackend()).dispose());

    const folders = [...new Set(examples.map(folderOf))].filter(chosen);
    it.each(folders)(
      '%s',
      async (folder) => {
        // Most are so small that other threads only wait.
        await library.setBackend('wasm', { threads: 1 });
        const wrong = [];
        const own = await exportedValues(folder);
        for (const { name, code } of examples.filter((example) => folderOf(example) === folder)) {
          const known = { ...own, ...surroundingsFrom(code, library), ...files, console };
          const values = await runExample(code, known).catch((error) => [
            { code, shown: '', value: `throws ${error}` },
          ]);
          for (const { code: expression, shown, value } of values)
            if (!isShown(value, shown)) wrong.push(`${name}: ${expression} is ${written(value)}, not ${shown}`);
        }
        expect(wrong).toEqual([]);
      },
      60_000,
    );
  });
}
