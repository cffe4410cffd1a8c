// The folder that `fovea export format=web` writes, opened in a real browser from a plain file server.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tensor } from 'fovea';
import { createModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { load } from 'fovea/predict';
import { saveModel } from 'fovea/train';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, executablePath } from './browser/chromium.mjs';
import { serveFolder } from './browser/serve.mjs';
import { optimiseLate } from './engine-flags.mjs';

const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fovea-web-'));
const CLASSES = ['cat <b>', 'dog & co', '鸟'];

/** @param {...string} args */
const fovea = (...args) =>
  spawnSync(process.execPath, [...optimiseLate(), main, ...args], { cwd: folder, encoding: 'utf8' });

/**
 * @param {string} name
 * @param {import('fovea/models').ImageModel} model
 * @param {boolean} multiLabel
 */
async function write(name, model, multiLabel) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  const sink = { write: async (/** @type {Uint8Array} */ chunk) => void chunks.push(chunk.slice()) };
  await saveModel(sink, model, {
    classNames: CLASSES,
    multiLabel,
    preprocessing: {
      imageSize: [64, 64],
      channels: 3,
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.5, 0.5],
      interpolation: 'bilinear',
      cropPct: 1,
      cropMode: 'center',
    },
  });
  writeFileSync(join(folder, name), Buffer.concat(chunks));
}

beforeAll(async () => {
  manualSeed(2);
  const model = createModel('mobilenetv3_small_050', { numClasses: 3, imageSize: 64 });
  await write('best.safetensors', model, false);
  [...model.namedParameters()].find(([name]) => name === 'classifier.bias')?.[1].assign(tensor([6, -8, 9]));
  await write('several.safetensors', model, true);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="80"><rect width="96" height="80" fill="#8cf"/>
    <circle cx="60" cy="44" r="24" fill="#f50"/><path d="M5 75 L40 20 L52 75 Z" fill="#062"/></svg>`;
  await sharp(Buffer.from(svg)).png().toFile(join(folder, 'picture.png'));
  writeFileSync(join(folder, 'text.png'), 'no picture');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('fovea export format=web', () => {
  it('writes a page, one script and the weights, and says how exact they are', () => {
    const { status, stdout, stderr } = fovea('export', '.', 'format=web', 'output=page', 'pictures=picture.png');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^page: \d\.\d MB, fused\nlargest difference from the run on 1 picture: \d\.\de-\d of the largest output/,
    );
    expect(readdirSync(join(folder, 'page')).sort()).toEqual(['app.js', 'index.html', 'model.safetensors']);
    expect(readFileSync(join(folder, 'page/index.html'), 'utf8')).toContain(
      'mobilenetv3_small_050 tells 3 classes apart.',
    );
    const args = ['several.safetensors', 'format=web', 'output=several', 'pictures=picture.png'];
    expect(fovea('export', ...args)).toMatchObject({ status: 0, stderr: '' });
  }, 120_000);
});

describe.skipIf(!executablePath)('the page', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {import('playwright-core').Page} */
  let page;
  /** @type {import('./browser/serve.mjs').TestServer} */
  let server;
  /** @type {string[]} */
  const complaints = [];
  beforeAll(async () => {
    server = await serveFolder(folder, '/some/path');
    browser = await chromium.launch({ executablePath: /** @type {string} */ (executablePath), args: chromiumArgs });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.address}/some/path/page/`);
    await page.waitForSelector('body[data-ready]');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const scores = () =>
    page.$$eval('#results li', (rows) =>
      rows.map((row) => [...row.querySelectorAll('span')].map((span) => span.textContent)),
    );

  it('shows the classes of a chosen picture, as the command does', async () => {
    await page.setInputFiles('#file', join(folder, 'picture.png'));
    await page.waitForSelector('#results li');
    const { top } = await (await load(join(folder, 'best.safetensors'))).predict(join(folder, 'picture.png'));
    const found = await scores();
    expect(found.map(([name]) => name)).toEqual(top.map(({ name }) => name));
    for (const [i, [, share]] of found.entries())
      expect(Math.abs(Number.parseFloat(share ?? '') - 100 * top[i].probability)).toBeLessThan(0.3);
    // The heat map is of the part that the network saw.
    expect(await page.$eval('#picture', (canvas) => [/** @type {HTMLCanvasElement} */ (canvas).width])).toEqual([64]);
    await page.click('#explain');
    await page.waitForFunction(
      () => /** @type {HTMLCanvasElement} */ (document.getElementById('picture')).width === 96,
    );
  });

  it('takes a dropped picture', async () => {
    await page.evaluate(() => document.getElementById('results')?.replaceChildren());
    const bytes = [...readFileSync(join(folder, 'picture.png'))];
    await page.evaluate((values) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(values)], 'picture.png', { type: 'image/png' }));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    }, bytes);
    await page.waitForSelector('#results li');
    expect(await scores()).toHaveLength(3);
  });

  it('says so where a file is not a picture, or there is no camera', async () => {
    await page.setInputFiles('#file', join(folder, 'text.png'));
    await page.waitForSelector('#status.error');
    expect(await page.textContent('#status')).toBe('This is not a picture that the browser can read.');
    expect(await scores()).toEqual([]);
    await page.click('#camera');
    await page.waitForFunction(() =>
      document.getElementById('status')?.textContent?.startsWith('The camera cannot be used: '),
    );
  });

  it('names all that a picture shows where it can show several', async () => {
    await page.goto(page.url().replace(/page\/$/, 'several/'));
    await page.waitForSelector('body[data-ready]');
    expect(await page.textContent('main > p')).toContain(
      'mobilenetv3_small_050 knows 3 classes, of which a picture can show several.',
    );
    await page.setInputFiles('#file', join(folder, 'picture.png'));
    await page.waitForSelector('#results li');
    const { top } = await (await load(join(folder, 'several.safetensors'))).predict(join(folder, 'picture.png'));
    const shown = top.filter(({ probability }) => probability >= 0.5);
    // Sums over the classes are no probability, and the biases make two of them likely.
    expect(shown.map(({ name }) => name)).toEqual(['鸟', 'cat <b>']);
    const text = (await page.textContent('#status')) ?? '';
    expect(text).toMatch(/^鸟, \d+\.\d %; cat <b>, \d+\.\d %, in \d+ ms$/);
    expect(
      await page.$$eval('#results li.shown span:first-child', (names) => names.map((name) => name.textContent)),
    ).toEqual(shown.map(({ name }) => name));
    expect(await scores()).toHaveLength(3);
  });

  it('has nothing to complain of', () => {
    expect(complaints).toEqual([]);
  });
});
