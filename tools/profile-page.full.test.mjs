// The page of `fovea profile` in a real browser: its diagram folds by mouse and keys, changes its colours, and the page asks for nothing.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, executablePath } from './browser/chromium.mjs';
import { optimiseLate } from './engine-flags.mjs';

const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fovea-profile-'));
const file = join(folder, 'page.html');
/** @type {import('playwright-core').Browser} */
let browser;

beforeAll(async () => {
  if (!executablePath) return;
  const args = [
    ...optimiseLate(),
    main,
    'profile',
    'resnet18',
    'swin_tiny_patch4_window7_224',
    'imageSize=64',
    `html=${file}`,
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  browser = await chromium.launch({ executablePath, args: chromiumArgs });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens the page; `faults` are its messages, errors, and requests to anywhere else. @param {import('playwright-core').BrowserContextOptions} options */
async function open(options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  /** @type {string[]} */
  const faults = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => request.url().startsWith('file:') || faults.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, faults, diagram: page.locator('.diagram').first() };
}

/** What the boxes that can be seen are called. @param {import('playwright-core').Locator} diagram */
const names = (diagram) => diagram.locator('.node > .name').allTextContents();

const FOLDED = ['input', 'conv1', 'bn1', 'relu', 'max pool 3×3', '▸ layer1', '▸ layer2', '▸ layer3', '▸ layer4'];

describe.skipIf(!executablePath)('the diagram', () => {
  it('unfolds and folds by clicks, and all at once', async () => {
    const { page, faults, diagram } = await open();
    expect((await names(diagram)).slice(0, FOLDED.length)).toEqual(FOLDED);
    await diagram.getByText('▸ layer1', { exact: true }).click();
    expect(await names(diagram)).toEqual(expect.arrayContaining(['▸ layer1.0', '▸ layer1.1']));
    await diagram.getByText('▸ layer1.1', { exact: true }).click();
    expect(await names(diagram)).toContain('add · relu');
    await diagram.getByText('▾ layer1 ').first().click();
    expect((await names(diagram)).slice(0, FOLDED.length)).toEqual(FOLDED);
    await diagram.getByRole('button', { name: 'unfold all' }).click();
    const all = await names(diagram);
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((name) => name.startsWith('▸'))).toEqual([]);
    await diagram.getByRole('button', { name: 'all of it' }).click();
    const box = await diagram.locator('.scroll').boundingBox();
    const picture = await diagram.locator('svg').boundingBox();
    expect(picture?.height).toBeLessThanOrEqual((box?.height ?? 0) + 1);
    await diagram.getByRole('button', { name: 'fold all', exact: true }).click();
    expect((await names(diagram)).slice(0, FOLDED.length)).toEqual(FOLDED);
    expect(faults).toEqual([]);
    await page.close();
  }, 60_000);

  it('is a tree to keys and to those who listen', async () => {
    const { page, faults, diagram } = await open();
    const focused = () => page.evaluate('document.activeElement?.getAttribute("aria-label")');
    expect(await diagram.getByRole('treeitem').count()).toBe(13);
    await diagram.locator('.node').first().focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(
      /^layer1; 2 layers · 37\.7 M; gives 1×16×16×64; from max pool 3×3; MACs 37\.7 M; .* receptive field 43 px$/,
    );
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement?.getAttribute("aria-expanded")')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^layer1\.0; BasicBlock · 18\.9 M; gives 1×16×16×64; from input; /);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/^layer1; /);
    await page.keyboard.press(' ');
    expect(await page.evaluate('document.activeElement?.getAttribute("aria-expanded")')).toBe('false');
    expect(await diagram.locator('.details').textContent()).toMatch(/^layer1; /);
    await page.keyboard.press('End');
    expect(await focused()).toMatch(/^output; /);
    expect(faults).toEqual([]);
    await page.close();
  }, 60_000);

  it.each([
    ['light', 1280],
    ['dark', 390],
  ])(
    'changes its colours, %s and %d wide',
    async (colorScheme, width) => {
      const { page, faults, diagram } = await open({
        colorScheme: /** @type {'light'} */ (colorScheme),
        viewport: { width, height: 800 },
      });
      const fill = () =>
        diagram
          .locator('[aria-label^="layer4;"] > .box')
          .last()
          .evaluate((box) => getComputedStyle(box).fill);
      const byMacs = await fill();
      await diagram.getByRole('combobox').selectOption({ label: 'parameters' });
      expect(await fill()).not.toBe(byMacs);
      expect(await diagram.locator('.legend').textContent()).toMatch(/^0.*8\.39\sM$/);
      // Nothing of the page is wider than the screen.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.locator('.diagram svg[role="tree"]').count()).toBe(2);
      expect(faults).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
