#!/usr/bin/env node
// Where the process begins. Signals are taken before all else is loaded, which needs most of a second.

import { stopSignal } from './stop-signal.ts';

const stop = stopSignal();
const endNow = (): void => {
  console.error('stopped before the start');
  process.exit(Number(stop.reason));
};
stop.addEventListener('abort', endNow);
const { runCommand } = await import('./command.ts');
stop.removeEventListener('abort', endNow);
await runCommand(stop);
