// The library in a real browser: it trains there, with and without threads, to the bits that Node gives.

import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from './browser/analyse.mjs';
import { chromiumArgs as args, executablePath } from './browser/chromium.mjs';
import { serve } from './browser/serve.mjs';
import { train } from './browser/train.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Headers by which a page may share memory between threads. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The page that a document shows. @param {string} path */
const pageOf = (path) => /```html\n(.*?)```/s.exec(readFileSync(join(root, path), 'utf8'))?.[1];
const DOCUMENTED_PAGES = { '/documented': pageOf('docs/browser.md'), '/export': pageOf('docs/export.md') };

const PAGE = `<!doctype html><title>Fovea</title><link rel="icon" href="data:,">
<script type="module" src="./tools/browser/page.mjs"></script>`;

/** @param {unknown} report */
const plain = (report) => JSON.parse(JSON.stringify(report));

/** @param {unknown} report */
const rounded = (report) =>
  JSON.parse(JSON.stringify(report), (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value));

/** Serves the repository; paths below /isolated with the headers that threads need. */
const serveRepository = () =>
  serve((request, response) => {
    const [, prefix, path] = /^(\/isolated)?(\/[^?]*)/.exec(request.url ?? '') ?? [];
    for (const [name, value] of prefix ? Object.entries(ISOLATION) : []) response.setHeader(name, value);
    const file = join(root, normalize(path ?? '/'));
    const page = { '/': PAGE, ...DOCUMENTED_PAGES }[path ?? ''];
    if (!page && !(existsSync(file) && extname(file).endsWith('js'))) return void response.writeHead(404).end();
    // Hundreds of modules: pages of one context fetch them once.
    if (!page) response.setHeader('Cache-Control', 'max-age=3600');
    response.setHeader('Content-Type', page ? 'text/html' : 'text/javascript');
    response.end(page ?? readFileSync(file));
  });

describe.skipIf(!executablePath)('in Chromium', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {import('playwright-core').BrowserContext} */
  let context;
  /** @type {import('./browser/serve.mjs').TestServer} */
  let server;
  /** @type {Awaited<ReturnType<typeof train>>} */
  let inNode;

  beforeAll(async () => {
    server = await serveRepository();
    browser = await chromium.launch({ executablePath: /** @type {string} */ (executablePath), args });
    context = await browser.newContext();
    inNode = await train();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a page and asks it. @param {string} path @param {string} question an expression, or a promise's name */
  async function ask(path, question) {
    const page = await context.newPage();
    try {
      await page.goto(`${server.address}${path}`);
      return await (await page.waitForFunction(question)).jsonValue();
    } finally {
      await page.close();
    }
  }

  it.each([
    ['on all cores in a page that is cross-origin isolated', '/isolated/?train', true],
    ['on one core in any other page', '/?train', false],
    ['on all cores in a worker, which starts threads of its own', '/isolated/?train&worker', true],
  ])(
    'trains %s',
    async (_, path, isolated) => {
      const { description, losses, cores } = await ask(path, 'result');
      expect(description).toContain(`, ${isolated ? cores : 1} thread`);
      expect(losses).toEqual(inNode.losses);
    },
    120_000,
  );

  it.each([
    ['in a page that is cross-origin isolated', '/isolated/?drop&times=160'],
    ['asked for at once there', '/isolated/?drop&times=160&at-once'],
    ['in any other page, more than WebAssembly can address', '/?drop'],
    ['asked for at once in any other page', '/?drop&times=160&at-once'],
    ['in a worker', '/isolated/?drop&times=160&worker'],
  ])(
    'collects results that are dropped, %s',
    async (_, path) => {
      const { dropped, most, sum } = await ask(path, 'result');
      expect(dropped).toBeGreaterThan(path.includes('times') ? 2 ** 30 * 1.8 : 2 ** 32);
      expect(most).toBeLessThan(2 ** 30);
      expect(sum).toBe(6_400_000);
    },
    120_000,
  );

  it('runs the page of the documents', async () => {
    expect(await ask('/documented', 'document.title')).toMatch(/^class \d$/);
  }, 60_000);

  it('gives the reports of a network that Node gives', async () => {
    const [inNode, inPage] = [await analyse(), await ask('/?analyse', 'result')];
    const { measured, effective, cores: _, ...rest } = inPage;
    expect(rest).toEqual(plain({ ...inNode, measured: undefined, effective: undefined }));
    // Exponentials of other versions of V8 differ in their last digit.
    expect(rounded(effective)).toEqual(rounded(inNode.effective));
    // In a page, the clock has coarse steps; kernels have a time all the same.
    expect(measured).toEqual(plain(inNode.measured));
  }, 120_000);

  it('writes an ONNX file as long as Node does', async () => {
    const { createModel } = await import('fovea/models');
    const { exportOnnx } = await import('fovea/onnx');
    const bytes = await exportOnnx(createModel('mobilenetv3_small_050', { numClasses: 2 }), [1, 64, 64, 3]);
    const length = "Number.parseInt(document.querySelector('a[download]')?.textContent ?? '')";
    expect(await ask('/export', length)).toBe(bytes.length);
  }, 60_000);
});
