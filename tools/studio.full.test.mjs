// `fovea studio` in a real browser: a drawing classifier from nothing, pictures from a folder, and what the server refuses.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { unzipSync, zipSync } from 'fflate';
import { load } from 'fovea/predict';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, executablePath } from './browser/chromium.mjs';
import { serveFolder } from './browser/serve.mjs';

const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fovea-studio-'));
/** @type {import('node:child_process').ChildProcess} */
let server;
let address = '';

/** Writes the folder of a run as `fovea train` leaves it. @param {string} name @param {object} config @param {string} metrics */
function writeRun(name, config, metrics) {
  const run = join(folder, 'runs', 'train', name);
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, 'config.json'), JSON.stringify({ model: 'resnet18', data: 'subset', ...config }));
  writeFileSync(join(run, 'metrics.jsonl'), metrics);
  writeFileSync(join(run, 'results.json'), JSON.stringify({ testAccuracy: 0.812 }));
  writeFileSync(join(run, 'report.html'), '<title>Report</title><script>document.title = "ran"</script>');
  writeFileSync(join(run, 'checkpoint.json'), '{}');
}

/** @param {number} epoch @param {number} accuracy */
const epochLine = (epoch, accuracy) =>
  `${JSON.stringify({
    ...{ epoch, trainLoss: 2 / epoch, trainAccuracy: accuracy, validationLoss: 1.9 / epoch },
    ...{ validationAccuracy: accuracy, lr: 0.003, imagesPerSecond: 200, seconds: 1, best: true },
  })}\n`;

beforeAll(async () => {
  writeRun('fast', { lr: 0.01 }, epochLine(1, 0.5) + epochLine(2, 0.753));
  writeRun('slow', { lr: 0.001, optimizer: 'SGD' }, epochLine(1, 0.4));
  writeRun('torn', {}, '{"epoch":');
  server = spawn(process.execPath, [main, 'studio', 'port=0'], { cwd: folder });
  address = await new Promise((resolve, reject) => {
    let out = '';
    server.stdout?.on('data', (chunk) => {
      out += chunk;
      const found = /http:\/\/\S+/.exec(out);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
});
afterAll(() => {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true });
});

/** @param {string} path @param {Record<string, string>} [headers] @param {string} [method] */
const fetchRaw = (path, headers = {}, method = 'GET') =>
  new Promise((resolve, reject) => {
    const url = new URL(address);
    get({ host: url.hostname, port: url.port, path, headers, method }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers }));
    }).on('error', reject);
  });

describe('the server', () => {
  it('isolates its page', async () => {
    const { status, headers } = /** @type {any} */ (await fetchRaw('/'));
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['another name of this machine', '/', { host: 'evil.example' }, 'GET', 403],
    ['another origin', '/', { origin: 'http://evil.example' }, 'GET', 403],
    ['files outside', '/../../package.json', {}, 'GET', 404],
    ['files outside, encoded', '/%2e%2e/%2e%2e/main.js', {}, 'GET', 404],
    ['what is not there', '/nothing.js', {}, 'GET', 404],
    ['files of runs that others write', '/runs/train/fast/checkpoint.json', {}, 'GET', 404],
    ['files beside runs', '/runs/train/fast/..%2f..%2f..%2fset', {}, 'GET', 404],
    ['what cannot be decoded', '/runs/%ff', {}, 'GET', 400],
    ['anything but reading', '/', {}, 'POST', 405],
  ])('refuses %s', async (_, path, headers, method, status) => {
    expect(await fetchRaw(path, headers, method)).toMatchObject({ status });
  });

  it('serves reports of runs with scripts that reach nothing', async () => {
    const { status, headers } = /** @type {any} */ (await fetchRaw('/runs/train/fast/report.html'));
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';.* sandbox allow-scripts$/);
  });

  it('says when its port is taken', async () => {
    const { port } = new URL(address);
    const second = spawn(process.execPath, [main, 'studio', `port=${port}`]);
    let error = '';
    second.stderr.on('data', (chunk) => {
      error += chunk;
    });
    const code = await new Promise((resolve) => second.on('exit', resolve));
    expect({ code, error }).toEqual({
      code: 1,
      error: `error: studio: port ${port} is taken; choose another, or port=0 for any free one\n`,
    });
  });
});

/** Strokes of a drawing, on a pad of side 1. @type {Record<string, (n: number) => [number, number][]>} */
const DRAWINGS = {
  ring: (n) =>
    Array.from({ length: 25 }, (_, i) => [
      0.5 + 0.02 * n + 0.26 * Math.cos(i / 3.8),
      0.5 - 0.02 * n + 0.26 * Math.sin(i / 3.8),
    ]),
  line: (n) => [
    [0.2 + 0.02 * n, 0.2],
    [0.4, 0.4 + 0.02 * n],
    [0.8 - 0.02 * n, 0.8],
  ],
};

/** @param {import('playwright-core').Page} page @param {[number, number][]} points @param {number} [which] of several pads */
async function draw(page, points, which = 0) {
  const pad = page.getByLabel('Drawing pad').nth(which);
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  const at = points.map(([x, y]) => /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]));
  await page.mouse.move(...at[0]);
  await page.mouse.down();
  for (const point of at) await page.mouse.move(...point);
  await page.mouse.up();
}

/** @param {import('playwright-core').Page} page @param {string} button @param {string} path of a file or folder */
async function chooseFile(page, button, path) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).first().click();
  await (await chooser).setFiles(path);
}

/** Leaves the page, stays when it asks, saves the drawings, leaves, and opens them again. @param {import('playwright-core').Page} page */
async function keepsExamples(page) {
  const archive = join(folder, 'examples.zip');
  const asked = page.waitForEvent('dialog');
  const left = page.evaluate(() => location.reload());
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await left;
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the examples' }).click();
  await (await saved).saveAs(archive);
  const names = Object.keys(unzipSync(readFileSync(archive)));
  expect(names.length).toBe(12);
  expect(names[0]).toBe('examples/ring/0001.png');
  await page.reload();
  await chooseFile(page, 'Open saved examples', archive);
  await expect.poll(() => page.getByText('6 examples').count()).toBe(2);
  expect(await page.getByLabel('Name of class 1').inputValue()).toBe('line');
  await chooseFile(page, 'Open saved examples', join(folder, 'runs', 'train', 'fast', 'config.json'));
  await page.getByRole('alert').filter({ hasText: 'config.json cannot be unpacked' }).waitFor();
}

describe.skipIf(!executablePath)('the page', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {string[]} */
  const problems = [];
  beforeAll(async () => {
    const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...chromiumArgs, ...camera] });
  });
  afterAll(() => browser.close());

  /** @param {import('playwright-core').BrowserContextOptions} [options] @param {string} [path] */
  async function open(options = {}, path = '') {
    const page = await browser.newPage({ locale: 'en-GB', ...options });
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(`${address}${path}`);
    return page;
  }

  it('draws two classes, trains, tells them apart, and saves what the library loads', async () => {
    const page = await open();
    await page.getByText('Computes on WebAssembly').waitFor();
    await page.getByLabel('Name of class 1').fill('ring');
    await page.getByLabel('Name of class 2').fill('line');
    for (const [name, drawing] of Object.entries(DRAWINGS)) {
      await page.getByLabel(`Add to ${name}`).check();
      for (let n = -2; n <= 3; n++) {
        await draw(page, drawing(n));
        await page.getByRole('button', { name: `Add drawing: ${name}` }).click();
      }
    }
    expect(await page.getByText('6 examples').count()).toBe(2);
    await keepsExamples(page);
    await page.getByLabel('Epochs').fill('6');
    await page.getByLabel('Epochs').blur();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByText('Done:').waitFor({ timeout: 120_000 });
    expect(await page.getByRole('heading', { name: 'Confusion matrix' }).count()).toBe(1);
    await draw(page, DRAWINGS.ring(0.5), 1);
    await expect.poll(() => page.locator('.bars li').first().innerText()).toMatch(/^ring/);
    await page.getByRole('button', { name: 'Clear' }).nth(1).click();
    await draw(page, DRAWINGS.line(0.5), 1);
    await expect.poll(() => page.locator('.bars li').first().innerText()).toMatch(/^line/);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the network' }).click();
    const file = join(folder, 'drawn.safetensors');
    await (await saved).saveAs(file);
    const predictor = await load(file);
    expect(predictor.classNames).toEqual(['line', 'ring']);
    expect(predictor.preprocessing).toMatchObject({ imageSize: [28, 28], channels: 1 });
    // Fine-tuned, one epoch is enough.
    for (const title of ['Held-out pictures by their features', 'Activations and gradients by layer'])
      expect(await page.getByLabel(title).locator('svg').count()).toBe(1);
    await page.getByText('Starts from: random weights').click();
    await chooseFile(page, 'Choose weights', file);
    await page.getByText('drawn.safetensors, as mobilenetv3_small_050').waitFor();
    await page.getByLabel('Look inside while it trains').uncheck();
    await page.getByLabel('Epochs').fill('1');
    await page.getByLabel('Epochs').blur();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByText('Done: 100.0 % of the held-out pictures are right.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Inspect' }).click();
    await page.getByText('A mobilenetv3_small_050. Its weights are those of the file.').waitFor();
    await page.close();
  }, 180_000);

  it('reads a folder of pictures, says what it skips, pauses, goes on and stops', async () => {
    for (const [name, colour] of Object.entries({ red: '#d22', blue: '#22d' })) {
      mkdirSync(join(folder, 'set', name), { recursive: true });
      for (let i = 0; i < 5; i++)
        await sharp({ create: { width: 70 + i, height: 60, channels: 3, background: colour } })
          .png()
          .toFile(join(folder, 'set', name, `${i} ü.png`));
    }
    writeFileSync(join(folder, 'set', 'red', 'text.jpg'), 'no picture');
    const page = await open({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' });
    await page.getByLabel('Pictures').check();
    // As a zip archive, and one that is none.
    const archive = Object.fromEntries(
      ['red/0 ü.png', 'red/1 ü.png', 'blue/0 ü.png'].map((path) => [
        `all/${path}`,
        readFileSync(join(folder, 'set', path)),
      ]),
    );
    writeFileSync(join(folder, 'set.zip'), zipSync({ ...archive, 'all/notes.txt': Uint8Array.of(1) }));
    writeFileSync(join(folder, 'none.zip'), 'no archive');
    await chooseFile(page, 'Choose a zip file', join(folder, 'set.zip'));
    await page.getByText('3 pictures of 2 classes').waitFor();
    await chooseFile(page, 'Choose a zip file', join(folder, 'none.zip'));
    await page.getByText('none.zip cannot be unpacked: invalid zip data').waitFor();
    await chooseFile(page, 'Choose a folder', join(folder, 'set'));
    await page.getByText('10 pictures of 2 classes').waitFor();
    await page.getByText('Files that could not be read: 1 (text.jpg).').waitFor();
    await page.getByLabel('Epochs').fill('200');
    await page.getByLabel('Epochs').blur();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByText('Epoch 1 of 200').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    await page.getByLabel('Learning rate').fill('0.001');
    await page.getByLabel('Learning rate').blur();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    // Without a word, as when the browser ends it.
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByText('Epoch 1 of 200').waitFor({ timeout: 60_000 });
    for (const worker of page.workers()) void worker.evaluate('close()').catch(() => {});
    await page.getByText('The process that trains has ended. The examples are still here').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.close();
  }, 180_000);

  it('takes pictures with the camera, and does without storage', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    await page.goto(address);
    await page.getByLabel('Camera').check();
    await page.getByRole('button', { name: 'Start the camera' }).click();
    await expect
      .poll(() => page.locator('video').evaluate((video) => /** @type {HTMLVideoElement} */ (video).videoWidth))
      .toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Take a picture: class 1' }).click();
    await page.getByText('1 examples').waitFor();
    await page.getByRole('button', { name: 'Stop the camera' }).click();
    await page.getByRole('button', { name: 'Start the camera' }).waitFor();
    await page.close();
  }, 30_000);

  it('looks into models and own weights, two side by side, and says what it cannot open', async () => {
    const page = await open({}, '#/inspect/resnet81');
    await page.getByText('did you mean "resnet18"').waitFor();
    writeFileSync(join(folder, 'broken.safetensors'), Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 1));
    await chooseFile(page, 'Own weights', join(folder, 'broken.safetensors'));
    await page.getByText('this is not a safetensors file, or it was cut off').waitFor();
    await chooseFile(page, 'Own weights', join(folder, 'drawn.safetensors'));
    await page.getByText('A mobilenetv3_small_050. Its weights are those of the file.').waitFor();
    const view = (/** @type {string} */ name) => page.getByLabel(name, { exact: true }).check();
    await page.getByRole('treeitem', { name: /^conv_stem; Conv2d/ }).waitFor();
    await view('Grad-CAM');
    await page.getByText(/What speaks for (ring|line)/).waitFor();
    await view('Receptive field');
    await page.getByRole('combobox', { name: 'Layer' }).selectOption('conv_stem');
    await page.getByLabel(/^conv_stem, unit 14, 14/).hover({ position: { x: 12, y: 12 } });
    await page.getByText('conv_stem, unit 0, 0: rows 0 – 1, columns 0 – 1').waitFor();
    await page.getByLabel('Beside it').fill('vit_tiny_patch16_224');
    await page.getByLabel('Image side').nth(1).fill('32');
    await page.getByRole('button', { name: 'Open' }).nth(1).click();
    await page.getByRole('row', { name: /^parameters .*5,\d{3},\d{3} \+\d/ }).waitFor();
    await view('Attention heads');
    await page.getByText('This network has no attention heads.').waitFor();
    await page.getByText('Head 2').waitFor();
    for (const [name, text] of [
      ['Mirror image', 'The output differs by'],
      ['Effective field', '99.0 % within'],
      ['Weights', 'blocks.0.attn.qkv.weight'],
      ['Layers', 'blocks.0'],
    ]) {
      await view(name);
      await page.getByText(text).first().waitFor({ timeout: 60_000 });
    }
    await page.close();
  }, 120_000);

  it('runs experiments beside their records, figures growing with the seeds', async () => {
    const page = await open({}, '#/lab');
    await page.getByRole('link', { name: 'A3 · Xavier weights' }).click();
    await page.getByText('with depth it shrinks slowly, to 0.157').waitFor();
    await page.getByLabel('seeds').fill('x');
    await page.getByText('No value: seeds.').waitFor();
    await page.getByLabel('seeds').fill('1');
    await page.getByText('No value: seeds.').waitFor();
    await page.getByLabel('deep').fill('-5');
    await page.getByText('No value: seeds, deep.').waitFor();
    await page.getByLabel('deep').fill('6');
    await page.getByLabel('seeds').fill('3');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('Done. Figures of 3 seeds.').waitFor();
    await expect.poll(() => page.getByLabel('Size of activations').locator('svg').count()).toBe(2);
    await page.getByRole('button', { name: 'As recorded' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped. Run goes on from here.').waitFor();
    // With images, which come from the server.
    await page.goto(`${address}#/lab/A1`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('Done.').waitFor();
    expect(await page.getByText('With other parameters than the record').count()).toBe(1);
    await page.goto(`${address}#/lab/%zz`);
    await page.getByText('There is no experiment %zz.').waitFor();
    await page.goto(`${address}#/lab/Z9`);
    await page.getByText('There is no experiment Z9.').waitFor();
    await page.close();
  }, 60_000);

  it('shows the runs of its folder, and those that are chosen', async () => {
    const page = await open({}, '#/runs');
    await page.getByText('3 runs').waitFor();
    await page.getByText('metrics.jsonl: line 1 is not JSON').waitFor();
    await page.getByRole('row', { name: /train\/fast resnet18 subset 2 75\.3 % 0\.950 81\.2 % 200/ }).waitFor();
    await page.getByLabel('Compare train/torn').uncheck();
    await page.getByRole('row', { name: 'lr 0.01 0.001' }).waitFor();
    await page.getByLabel('Held-out accuracy of 2 runs').locator('svg').waitFor();
    await page.getByLabel('Filter, by path or setting').fill('optimizer=sgd');
    expect(await page.getByRole('checkbox').count()).toBe(1);
    mkdirSync(join(folder, 'none'));
    writeFileSync(join(folder, 'none', 'notes.txt'), 'no run');
    await chooseFile(page, 'Choose a folder', join(folder, 'none'));
    await page.getByText('There is no run in that folder.').waitFor();
    await chooseFile(page, 'Choose a folder', join(folder, 'runs', 'train', 'fast'));
    await page.getByText('fast: 1 runs').waitFor();
    await page.close();
  }, 60_000);

  it('refuses numbers out of range, and speaks Chinese', async () => {
    const page = await open();
    await page.getByLabel('Learning rate').fill('7');
    await page.getByLabel('Learning rate').blur();
    await page.getByText('Learning rate must be from 0.000001 to 1.').waitFor();
    await page.getByLabel('Language').selectOption('zh');
    await page.getByRole('heading', { name: '训练', exact: true }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh');
    await page.goto(`${address}#/lab/A3`);
    await page.getByText('随深度缓慢收缩至 0.157（0.148 至 0.169）').waitFor();
    await page.getByLabel('激活的大小').locator('svg').waitFor();
    await page.goto(`${address}#/learn/monty-hall`);
    await page.getByText('首选是山羊').first().waitFor();
    await page.goto(`${address}#/lab/A3`);
    await page.getByLabel('种子数').fill('3');
    await page.getByRole('link', { name: '背后的公式推导' }).click();
    await page.getByRole('heading', { name: '初始权重：Xavier 与 Kaiming' }).waitFor();
    await page.getByRole('link', { name: 'A4' }).waitFor();
    await page.close();
  });

  it("derives with the reader's numbers, plays puzzles, and backpropagates", async () => {
    const page = await open();
    await page.getByRole('link', { name: 'Learn' }).click();
    await page.getByRole('row', { name: /^w -0.5 4 4$/ }).waitFor();
    await page.getByLabel('Expression').fill('x^2 + x');
    await page.getByRole('textbox', { name: 'x', exact: true }).fill('3');
    await page.getByRole('textbox', { name: 'x', exact: true }).blur();
    await page.getByRole('row', { name: /^x 3 7 7$/ }).waitFor();
    await page.getByLabel('Expression').fill('x^2 +');
    await page.getByText('cannot read x^2 + from its end on').waitFor();
    await page.getByRole('link', { name: 'Shared birthdays' }).click();
    await page.getByLabel('people (n)').fill('30');
    await page.getByLabel('people (n)').blur();
    await page.getByText('Answer: 0.706316').waitFor();
    await page.getByText(/Played 20,000 times: 0\.7/).waitFor();
    await page.getByRole('link', { name: 'Softmax', exact: true }).click();
    await page.getByText('formula and engine by').waitFor();
    expect(await page.locator('math').count()).toBeGreaterThan(5);
    await page.goto(`${address}#/learn/monty-hall`);
    await page.getByText('Answer: 2/3 = 0.666667').waitFor();
    await page.close();
  }, 90_000);

  it('works from a path of a plain file server, on one thread', async () => {
    const run = fileURLToPath(new URL('run.mjs', import.meta.url));
    expect(spawnSync(process.execPath, [run, 'studio:build', join(folder, 'site')]).status).toBe(0);
    const plain = await serveFolder(join(folder, 'site'), '/some/path');
    const page = await browser.newPage({ locale: 'en-GB' });
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(`${plain.address}/some/path/`);
    await page.getByText(/Computes on WebAssembly.*, 1 thread/).waitFor();
    await page.getByLabel('Fashion-MNIST').check();
    await page.getByRole('button', { name: 'Load 3,000 pictures' }).click();
    await page.getByText('300 examples').first().waitFor();
    // A site's page reaches the hub.
    await page.route('https://huggingface.co/**', (route) =>
      route.fulfill(
        route.request().url().endsWith('config.json')
          ? { json: { architecture: 'mobilenetv3_small_050' } }
          : { path: join(folder, 'drawn.safetensors') },
      ),
    );
    await page.getByText('Starts from: random weights').click();
    await page.getByLabel('Repository of the Hugging Face hub').fill('timm/drawn');
    await page.getByRole('button', { name: 'Fetch' }).click();
    await page.getByText('timm/drawn, as mobilenetv3_small_050').waitFor();
    await page.unroute('https://huggingface.co/**');
    await page.route('https://huggingface.co/**', (route) => route.fulfill({ body: '{"architecture"' }));
    await page.getByRole('button', { name: 'Fetch' }).click();
    await page.getByText('timm/drawn/resolve/main/config.json cannot be fetched:').waitFor();
    // A server that has ended since, or has the files of another version.
    await page.route('**/assets/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Learn' }).click();
    await page.getByRole('alert').filter({ hasText: 'This page could not be loaded' }).waitFor();
    await page.getByRole('link', { name: 'Train' }).click();
    await page.getByText('300 examples').first().waitFor();
    await page.close();
    plain.close();
  }, 120_000);

  it.each(
    /** @type {const} */ ([
      ['light', '', 'Computes on WebAssembly'],
      ['dark', '', 'Computes on WebAssembly'],
      ['light', '#/learn/attention', 'formula and engine by'],
      ['dark', '#/learn/birthday', 'Answer:'],
      ['light', '#/inspect/mobilenetv3_small_050/vit_tiny_patch16_224', 'Side by side'],
      ['dark', '#/lab/A3', 'Recorded on'],
      ['light', '#/runs', '3 runs'],
    ]),
  )(
    'breaks no rule of accessibility in %s colours at "%s"',
    async (colorScheme, path, text) => {
      const page = await open({ colorScheme, bypassCSP: true }, path);
      await page.getByText(text).first().waitFor();
      await page.evaluate(axe.source);
      const { violations } = /** @type {import('axe-core').AxeResults} */ (await page.evaluate('axe.run()'));
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('left no error on the console', () => {
    expect(problems).toEqual([]);
  });
});

it('needs nothing from elsewhere', () => {
  const page = readFileSync(
    fileURLToPath(new URL('../packages/cli/dist/web/studio/index.html', import.meta.url)),
    'utf8',
  );
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});
