// What the command line says when something is wrong.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, fovea, MAIN, SMALL, writeDataSet } from './command.ts';

it.each(['epochs=3', '--epochs=3'])('fovea %s says that it is a setting', async (argument) => {
  const { code, error } = await fovea(argument);
  expect(code).toBe(1);
  expect(error).toBe(`error: ${argument} is a setting, not a command; write: fovea train epochs=3 …\n`);
});

describe('fovea train says what is wrong', () => {
  const cases: [what: string, args: string[], message: RegExp][] = [
    ['a wrong value', ['model=resnet81'], /did you mean resnet18\?/],
    ['another form', ['--epochs=3'], /settings are written key=value: got --epochs=3; write epochs=3/],
    ['a folder without data', ['data=nowhere'], /nowhere: there is no such folder/],
    ['a run that does not exist', ['resume=nowhere'], /there is no config\.json/],
  ];
  it.each(cases)('%s', async (_, args, message) => {
    const { code, error } = await fovea('train', ...args);
    expect(code).toBe(1);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('a truncated data file', async () => {
    const data = writeDataSet('cut', { train: 32, test: 16 });
    const path = join(data, 'train-images-idx3-ubyte');
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    const { code, error } = await fovea('train', `data=${data}`, ...SMALL);
    expect(code).toBe(1);
    expect(error).toMatch(/train-images-idx3-ubyte: shape \[32, 20, 20\] needs 12800 bytes/);
  });

  it('a disk that is full, and leaves nothing half-written', async () => {
    const data = writeDataSet('full', { train: 32, test: 16 });
    // No file may grow beyond a few kilobytes: the weights cannot be written.
    const command = `ulimit -f 64; exec "${process.execPath}" "${MAIN}" train data="${data}" epochs=1 name=full ${SMALL.join(' ')}`;
    const child = spawn('bash', ['-c', `trap '' XFSZ; ${command}`], { cwd: folder });
    let error = '';
    child.stderr.on('data', (chunk) => {
      error += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(1);
    expect(error).toMatch(/cannot write .*safetensors/);
    const left = readdirSync(join(folder, 'runs/train/full'));
    expect(left.filter((name) => name.endsWith('.tmp') || name.endsWith('.safetensors'))).toEqual([]);
    expect(existsSync(join(folder, 'runs/train/full/config.json'))).toBe(true);
  }, 60_000);
});
