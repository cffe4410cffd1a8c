// `fovea studio`: serves the browser application until it is stopped.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandError } from '../command-error.ts';
import type { StudioConfig } from './config.ts';
import { serve } from './serve.ts';

/** Made by tools/bundle-studio.mjs. */
const FILES = fileURLToPath(new URL('../web/studio', import.meta.url));

/** Runs `fovea studio [settings]`; gives the exit code. @throws ValueError when the port is taken, or the files are not built */
export async function studio({ port }: StudioConfig, stop: AbortSignal): Promise<number> {
  if (!existsSync(FILES)) throw commandError('studio', 'its files are not built; run `npm run build` first');
  const { server, address } = await serve(FILES, port, resolve('runs'));
  console.log(`Fovea Studio: ${address}\nIt runs in the browser; nothing leaves this machine. Ctrl-C ends the server.`);
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return Number(stop.reason);
}
