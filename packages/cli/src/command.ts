// The command line: reads the command, runs it, turns errors into one line and an exit code.

import { Command } from 'commander';
import { DeviceError, DTypeError, ShapeError, ValueError } from 'fovea';
import { COMMAND } from './command-name.ts';
import { modelsText } from './models.ts';
import { version } from './run-folder/environment.ts';
import { isSystemError, systemErrorText } from './run-folder/file-error.ts';
import { parseSettings, settingsHelp } from './settings/settings.ts';
import { OPTIONS } from './train/config.ts';
import { train } from './train/run.ts';

const EXPECTED = [ValueError, ShapeError, DTypeError, DeviceError];

function makeProgram(stop: AbortSignal): Command {
  const program = new Command(COMMAND).description('Train vision networks.').version(version()).showHelpAfterError();
  program
    .command('train')
    .description('train an image classifier')
    .argument('[settings...]', 'key=value, see below')
    // They are settings with dashes before them, and parseSettings says so.
    .allowUnknownOption()
    .addHelpText(
      'after',
      () => `\nSettings:\n${settingsHelp(OPTIONS)}\n\nExample:\n  ${COMMAND} train model=resnet18 epochs=5 lr=0.001`,
    )
    .action(async (settings: string[]) => {
      process.exitCode = await train(parseSettings('train', settings), stop);
    });
  program
    .command('models')
    .description('list the models that can be trained')
    .option('--json', 'as JSON')
    .action(({ json = false }: { json?: boolean }) => console.log(modelsText(json)));
  return program;
}

/** @throws ValueError when settings stand where a command should */
function requireCommand([first = '']: readonly string[]): void {
  if (!/^-*\w+=/.test(first)) return;
  throw new ValueError(`${first} is a setting, not a command; write: ${COMMAND} train ${first.replace(/^-+/, '')} …`);
}

/** What to tell about an error; none for a fault of ours. */
function textOf(error: unknown): string | undefined {
  if (EXPECTED.some((kind) => error instanceof kind)) return (error as Error).message;
  return isSystemError(error) ? systemErrorText(error) : undefined;
}

/** Runs what the process was called with, and sets its exit code. */
export async function runCommand(stop: AbortSignal): Promise<void> {
  try {
    requireCommand(process.argv.slice(2));
    await makeProgram(stop).parseAsync();
  } catch (error) {
    const text = textOf(error);
    if (text === undefined) throw error;
    console.error(`error: ${text}`);
    process.exitCode = 1;
  }
}
