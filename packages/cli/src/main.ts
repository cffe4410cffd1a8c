#!/usr/bin/env node
// The command line: reads the command, runs it, turns errors into one line and an exit code.

import { Command } from 'commander';
import { DeviceError, DTypeError, ShapeError, ValueError } from 'fovea';
import { version } from './run-folder/environment.ts';
import { parseSettings, settingsHelp } from './train/config.ts';
import { train } from './train/run.ts';

const EXPECTED = [ValueError, ShapeError, DTypeError, DeviceError];

/** Exit codes as shells know them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first interrupt asks the run to stop after the step at hand, with the exit code as the reason; the second ends the process. */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(code);
      controller.abort(code);
      console.error('\nstopping after this step; once more to end at once');
    });
  }
  return controller.signal;
}

const program = new Command('fovea')
  .description('Train, analyse and export vision networks.')
  .version(version())
  .showHelpAfterError();

program
  .command('train')
  .description('train an image classifier')
  .argument('[settings...]', 'key=value, see below')
  .addHelpText(
    'after',
    () => `\nSettings:\n${settingsHelp()}\n\nExample:\n  fovea train model=resnet18 epochs=5 lr=0.001`,
  )
  .action(async (settings: string[]) => {
    process.exitCode = await train(parseSettings(settings), interruptSignal());
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!EXPECTED.some((kind) => error instanceof kind)) throw error;
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = 1;
}
