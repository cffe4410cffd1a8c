// The command line: reads the command, runs it, turns errors into one line and an exit code. Loads no more than the command needs: `--help` and
// `--version` nothing of the engine.

import { Command } from 'commander';
import { COMMAND } from './command-name.ts';
import { type Call, COMMANDS, type CommandEntry } from './commands.ts';
import { SHELLS } from './completion/shells.ts';
import { printableLines } from './printable.ts';
import { version } from './run-folder/environment.ts';
import type { Given, Options } from './settings/settings.ts';

const settingsModule = () => import('./settings/settings.ts');

/** An entry with its settings, and these in the groups that help shows. */
type Loaded = CommandEntry & { readonly settings: Options; readonly groups: Readonly<Record<string, Options>> };

async function load(entry: CommandEntry): Promise<Loaded> {
  const settings = await entry.options();
  return { ...entry, settings, groups: (await entry.optionGroups?.()) ?? { Settings: settings } };
}

/** What a command's arguments say. @throws ValueError for names where only settings are taken */
async function readCall(
  name: string,
  { usage, settings }: Loaded,
  args: readonly string[],
  asJson: Given,
): Promise<Omit<Call, 'stop'>> {
  const { parseSettings, splitArguments } = await settingsModule();
  const split = splitArguments(args);
  // Without names, all are settings, and the parser says what is wrong with the others.
  const given = parseSettings(name, usage ? split.settings : args, settings);
  return { names: usage ? split.names : [], given: { ...given, ...asJson } };
}

/** The command as the list of all shows it. */
const addCommand = (program: Command, name: string, { description, usage }: CommandEntry): Command =>
  program
    .command(name)
    .description(description)
    .usage(usage ?? '[settings...]');

/** The command that is called, with all that its help says. */
async function addCalled(command: Command, name: string, called: CommandEntry, stop: AbortSignal): Promise<void> {
  const entry = await load(called);
  const { formatsJson, settingsHelp } = await settingsModule();
  /** What `--json` stands for. */
  const asJson: Given = formatsJson(entry.settings) ? { format: 'json' } : { json: 'true' };
  const examples = entry.examples.map((example) => `  ${COMMAND} ${example}`).join('\n');
  command
    .usage(`${entry.usage ?? ''} [settings...]`.trim())
    .argument('[arguments...]', entry.usage ? `${entry.usage}, and key=value, see below` : 'key=value, see below')
    // They are settings with dashes before them, and parseSettings says so.
    .allowUnknownOption()
    .addHelpText('after', `\n${settingsHelp(entry.groups, process.stdout.columns)}\n\nExamples:\n${examples}`)
    .action(async (args: string[], { json = false }: { json?: boolean }) => {
      process.exitCode = await entry.run({ ...(await readCall(name, entry, args, json ? asJson : {})), stop });
    });
  if (formatsJson(entry.settings) || 'json' in entry.settings)
    command.option('--json', `as JSON: ${Object.entries(asJson).flat().join('=')}`);
}

/** The way from a folder of pictures to an answer. */
const EXAMPLES = ['data check photos', 'train data=photos', 'predict runs/train/exp1 new.jpg']
  .map((example) => `  ${COMMAND} ${example}`)
  .join('\n');
const MODELS = 'list the models that can be trained';
const COMPLETION = 'print what makes a shell complete commands, settings and their values';

async function makeProgram(args: readonly string[], stop: AbortSignal): Promise<Command> {
  const program = new Command(COMMAND).description('Train and use vision networks.').version(version());
  program.showHelpAfterError(`\`${COMMAND} --help\` lists the commands.`).configureHelp({
    subcommandTerm: (command) =>
      command.name() === 'help' ? 'help [command]' : `${command.name()} ${command.usage()}`,
  });
  program.addHelpText(
    'after',
    `\n\`${COMMAND} train --help\` lists the settings of train, and so on.\n\nExamples:\n${EXAMPLES}`,
  );
  for (const [name, entry] of Object.entries(COMMANDS)) {
    const command = addCommand(program, name, entry);
    // `fovea train`, `fovea help train`
    if (args.slice(0, 2).includes(name)) await addCalled(command, name, entry, stop);
  }
  program
    .command('models')
    .description(MODELS)
    .usage('[words...]')
    .argument('[words...]', 'parts of the names or families of those to list')
    .option('--json', 'as JSON')
    .action(async (words: string[], { json = false }: { json?: boolean }) =>
      console.log(await (await import('./models.ts')).modelsText(words, json)),
    );
  program
    .command('completion')
    .description(COMPLETION)
    .usage('[shell]')
    .argument('[shell]', SHELLS.join(', '), '')
    .addHelpText(
      'after',
      `\nExamples:\n  source <(${COMMAND} completion bash)\n  ${COMMAND} completion fish > ~/.config/fish/completions/fovea.fish`,
    )
    .action(async (shell: string) => {
      process.stdout.write(await completionText(shell));
    });
  return program;
}

/** @throws ValueError for a shell without a script */
async function completionText(shell: string): Promise<string> {
  const { completionScript } = await import('./completion/scripts.ts');
  const { completedCommand } = await import('./completion/words.ts');
  const { listModels } = await import('fovea/models');
  const plain = { takesFiles: false, settings: [], words: [], flags: ['--help'] };
  const loaded = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, entry]) => [name, await load(entry)] as const),
  );
  return completionScript(shell, [
    ...loaded.map(([name, { settings, ...about }]) => completedCommand(name, { ...about, options: settings })),
    { ...plain, name: 'models', description: MODELS, words: listModels(), flags: ['--help', '--json'] },
    { ...plain, name: 'completion', description: COMPLETION, words: SHELLS },
  ]);
}

/** What to say when a setting stands where a command should; nothing otherwise. */
function misplacedSetting([first = '']: readonly string[]): string | undefined {
  if (!/^-*\w+=/.test(first)) return undefined;
  return `${first} is a setting, not a command; write: ${COMMAND} train ${first.replace(/^-+/, '')} …`;
}

/** What to tell about an error; none for a fault of ours. */
async function textOf(error: unknown): Promise<string | undefined> {
  const { FoveaError, InternalError } = await import('fovea');
  if (error instanceof FoveaError) return error instanceof InternalError ? undefined : error.message;
  const { isSystemError, systemErrorText } = await import('./run-folder/file-error.ts');
  return isSystemError(error) ? systemErrorText(error) : undefined;
}

function fail(text: string): void {
  console.error(`error: ${printableLines(text)}`);
  process.exitCode = 1;
}

/** With the command's name before it, which what the library and the system say lacks. */
function named([command = '']: readonly string[], text: string): string {
  const isKnown = Object.hasOwn(COMMANDS, command);
  return !isKnown || text.startsWith(`${command}:`) || text.startsWith(`${command} `) ? text : `${command}: ${text}`;
}

/** Runs what the process was called with, and sets its exit code. */
export async function runCommand(stop: AbortSignal): Promise<void> {
  const args = process.argv.slice(2);
  const misplaced = misplacedSetting(args);
  if (misplaced !== undefined) return fail(misplaced);
  try {
    await (await makeProgram(args, stop)).parseAsync();
  } catch (error) {
    const text = await textOf(error);
    if (text === undefined) throw error;
    fail(named(args, text));
  }
}
