// The Chromium that is installed, and how tests start it.

import { existsSync } from 'node:fs';

/** Undefined where there is none; tests in a browser are left out then. */
export const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path && existsSync(path));

export const chromiumArgs = [
  ...['--no-sandbox', '--no-first-run', '--disable-quic', '--disable-sync', '--disable-component-update'],
  ...['--disable-background-networking', '--disable-gpu', '--disable-dev-shm-usage'],
];
