// The studio's numbers: how soon its first page is there and how much script it takes, whether it answers while it trains, and how fast it trains in
// Chromium and in Node. `npm run build`, then `node bench/studio.mjs`, on a machine with nothing else to do.

import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from 'rolldown';
import { chromiumArgs, executablePath } from '../tools/browser/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SETTINGS = { model: 'mobilenetv3_small_050', epochs: 3, batch: 32, lr: 0.003, seed: 0, flip: true, watch: false };
const PIXELS = 28 * 28;
const NAMES = Array.from({ length: 10 }, (_, i) => `class ${i}`);

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** @returns {Promise<{ address: string, end: () => void }>} */
async function serve() {
  const server = spawn(process.execPath, [join(root, 'packages/cli/dist/main.js'), 'studio', 'port=0'], {
    cwd: tmpdir(),
  });
  const address = await new Promise((resolve) => {
    server.stdout.on('data', (chunk) => {
      const found = /http:\/\/\S+/.exec(String(chunk));
      if (found) resolve(found[0]);
    });
  });
  return { address, end: () => void server.kill('SIGTERM') };
}

/**
 * Milliseconds to the first paint, and until the engine has answered, and bytes of script, gzipped.
 * @param {import('playwright-core').Browser} browser @param {string} address
 */
async function load(browser, address) {
  const page = await browser.newPage({ locale: 'en-GB' });
  /** @type {Promise<number>[]} */
  const scripts = [];
  page.context().on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(address);
  await page.getByText('Computes on').waitFor();
  const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
  const ready = await page.evaluate('performance.now()');
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return { paint: Number(paint), ready: Number(ready), bytes };
}

/** Between two looks at what the page's thread has computed. */
const WINDOW = 100;

/**
 * Trains on the clothes; times between frames meanwhile, and the processor time of the page's own thread in each tenth of a second, which other work on
 * the machine does not change.
 * @param {import('playwright-core').Browser} browser @param {string} address
 */
async function watchTraining(browser, address) {
  const page = await startTraining(browser, address);
  await page.evaluate(`
    window.frames = [];
    let last = performance.now();
    const frame = (now) => { window.frames.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  `);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const computed = async () =>
    1000 *
    ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  const busy = [];
  const [start, before] = [performance.now(), await computed()];
  let last = before;
  while ((await page.getByText('Done:').count()) === 0) {
    const now = await computed();
    busy.push(now - last);
    last = now;
    await page.waitForTimeout(WINDOW);
  }
  const share = (last - before) / (performance.now() - start);
  const frames = /** @type {number[]} */ (await page.evaluate('window.frames'));
  await page.close();
  return { frames, busiest: Math.max(...busy), share };
}

/** Pictures a second of the same training, which nothing watches. @param {import('playwright-core').Browser} browser @param {string} address */
async function trainAlone(browser, address) {
  const page = await startTraining(browser, address);
  await page.getByText('Done:').waitFor({ timeout: 600_000 });
  const imagesPerSecond = Number((await page.getByText(/pictures a second/).innerText()).replace(/\D/g, ''));
  const device = await page.getByText('Computes on').innerText();
  await page.close();
  return { imagesPerSecond, device };
}

/** @param {import('playwright-core').Browser} browser @param {string} address */
async function startTraining(browser, address) {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(address);
  await page.getByLabel('Fashion-MNIST').check();
  await page.getByRole('button', { name: 'Load 3,000 pictures' }).click();
  await page.getByText('300 examples').first().waitFor();
  await page.getByLabel('Look inside while it trains').uncheck();
  await page.getByLabel('Epochs').fill(String(SETTINGS.epochs));
  await page.getByLabel('Epochs').blur();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByText('Epoch 1 of').waitFor({ timeout: 120_000 });
  return page;
}

/** The same training in this process: the studio's own class, bundled for Node. @param {string} address */
async function trainInNode(address) {
  const file = join(root, 'packages/cli/dist/studio-training.mjs');
  await build({
    input: join(root, 'apps/studio/src/compute/training.ts'),
    platform: 'node',
    external: /^fovea/,
    logLevel: 'silent',
    output: { file, format: 'esm' },
  });
  try {
    const { Training } = await import(pathToFileURL(file).href);
    const bytes = gunzipSync(new Uint8Array(await (await fetch(`${address}clothes.bin`)).arrayBuffer()));
    const count = bytes.length / (1 + PIXELS);
    const examples = {
      ...{ pixels: new Uint8Array(bytes.subarray(count)), labels: Int32Array.from(bytes.subarray(0, count)) },
      ...{ height: 28, width: 28, channels: 1, classNames: NAMES },
    };
    let last = 0;
    await new Training(examples, SETTINGS).run((/** @type {{ kind: string, imagesPerSecond: number }} */ news) => {
      if (news.kind === 'step') last = news.imagesPerSecond;
    });
    return last;
  } finally {
    rmSync(file);
  }
}

const { address, end } = await serve();
const browser = await chromium.launch({ executablePath: executablePath ?? '', args: chromiumArgs });
try {
  const loads = [];
  for (let i = 0; i < 5; i++) loads.push(await load(browser, address));
  const runs = [];
  for (let i = 0; i < 3; i++) {
    const watched = await watchTraining(browser, address);
    runs.push({ watched, chromium: await trainAlone(browser, address), node: await trainInNode(address) });
  }
  const frames = runs.flatMap(({ watched }) => watched.frames).sort((a, b) => a - b);
  const result = {
    firstPaint: median(loads.map(({ paint }) => paint)),
    interactive: median(loads.map(({ ready }) => ready)),
    scriptKilobytes: Math.round(loads[0].bytes / 1000),
    busiestTenth: Math.max(...runs.map(({ watched }) => watched.busiest)),
    pageShare: median(runs.map(({ watched }) => watched.share)),
    longestFrame: frames.at(-1),
    frames99: frames[Math.floor(0.99 * (frames.length - 1))],
    chromiumImagesPerSecond: median(runs.map(({ chromium: { imagesPerSecond } }) => imagesPerSecond)),
    nodeImagesPerSecond: median(runs.map(({ node }) => node)),
    device: runs[0].chromium.device,
  };
  console.log(JSON.stringify(result, null, 2));
  if (process.argv[2]) writeFileSync(process.argv[2], `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  end();
}
