// Follows docs/guide.md in an empty folder: every command of it, in order, and its code. The training is cut short, since the whole of it takes minutes;
// FOVEA_GUIDE=whole trains as the guide says, and asks for the accuracy that it promises.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInHost } from '../packages/cli/test/command.ts';
import { root, snippetsOf } from './snippets.mjs';

const PAGE = 'docs/guide.md';
const isWhole = process.env.FOVEA_GUIDE === 'whole';
const folder = mkdtempSync(join(tmpdir(), 'fovea guide '));

/** The lines of blocks that are commands. */
const lines = [...readFileSync(join(root, PAGE), 'utf8').matchAll(/^```(\w*)\n(.*?)^```/gms)]
  .filter(([, language]) => language === '')
  .flatMap(([, , text]) => text.trimEnd().split('\n'));
const commands = lines.filter((line) => line.startsWith('npx fovea '));

/** @param {string} line */
async function follow(line) {
  const args = line.replace(/^npx fovea /, '').split(' ');
  if (!isWhole) args.splice(0, args.length, ...args.map((arg) => arg.replace(/^epochs=.*/, 'epochs=2')));
  const { code, out, error } = await runInHost(folder, args);
  expect({ line, code, error: code === 0 ? '' : error }).toEqual({ line, code: 0, error: '' });
  return out;
}

/** What the commands print, by their first word. @type {Map<string, string>} */
const printed = new Map();

beforeAll(async () => {
  for (const line of commands) printed.set(line.split(' ')[2], await follow(line));
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(PAGE, () => {
  it('shows no other commands than those that make a project, which tools/packages.test.mjs does', () => {
    expect(lines.filter((line) => !commands.includes(line))).toEqual([
      'mkdir my-classifier',
      'cd my-classifier',
      'npm init -y',
      'npm install /path/to/fovea-0.1.0.tgz /path/to/fovea-experiments-0.1.0.tgz /path/to/fovea-cli-0.1.0.tgz onnxruntime-web',
    ]);
    expect(commands.length).toBeGreaterThan(6);
  });

  it('leads to a network that knows an artist whom it has not seen', () => {
    const { testAccuracy } = JSON.parse(readFileSync(join(folder, 'runs/train/exp1/results.json'), 'utf8'));
    // One of twelve is right by chance.
    expect(testAccuracy).toBeGreaterThan(isWhole ? 0.7 : 0.2);
    expect(printed.get('val')).toContain(`accuracy: ${(100 * testAccuracy).toFixed(1)} % of `);
  });

  it('leaves what it says', () => {
    for (const path of ['pictures.html', 'runs/train/exp1/report.html', 'runs/val/exp1/report.html'])
      expect(existsSync(join(folder, path)), path).toBe(true);
    expect(readdirSync(join(folder, 'maps')).length).toBeGreaterThan(10);
    expect(readdirSync(join(folder, 'runs/train/exp1/web')).sort()).toEqual([
      'app.js',
      'index.html',
      'model.safetensors',
    ]);
    expect(existsSync(join(folder, 'runs/train/exp1/best.onnx'))).toBe(true);
  });

  it('shows code that runs there', () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const snippets = snippetsOf(PAGE);
    expect(snippets.length).toBeGreaterThan(0);
    for (const { code } of snippets) {
      const args = ['--input-type=module', '--eval', code];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^\w+ \d/);
    }
  });
});
