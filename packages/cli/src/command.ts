// The command line: reads the command, runs it, turns errors into one line and an exit code.

import { Command } from 'commander';
import { DeviceError, DTypeError, ShapeError, ValueError } from 'fovea';
import { listModels } from 'fovea/models';
import { ATTACK_OPTIONS } from './attack/config.ts';
import { BENCH_OPTIONS } from './bench/config.ts';
import { CHECK_OPTIONS } from './check/config.ts';
import { COMMAND } from './command-name.ts';
import { completionScript, SHELLS } from './completion/scripts.ts';
import { completedCommand, formatsJson, hasJson } from './completion/words.ts';
import { DOCTOR_OPTIONS } from './doctor/config.ts';
import { EXPLAIN_OPTIONS } from './explain/config.ts';
import { EXPORT_OPTIONS } from './export/config.ts';
import { FUSE_OPTIONS } from './fuse/config.ts';
import { LAB_OPTIONS } from './lab/config.ts';
import { LEARN_OPTIONS } from './learn/config.ts';
import { modelsText } from './models.ts';
import { PREDICT_OPTIONS } from './predict/config.ts';
import { printableLines } from './printable.ts';
import { PROFILE_OPTIONS } from './profile/config.ts';
import { version } from './run-folder/environment.ts';
import { isSystemError, systemErrorText } from './run-folder/file-error.ts';
import { completeSettings, type Given, parseSettings, settingsHelp, splitArguments } from './settings/settings.ts';
import { STUDIO_OPTIONS } from './studio/config.ts';
import { OPTIONS } from './train/options.ts';
import { VAL_OPTIONS } from './val/config.ts';

const EXPECTED = [ValueError, ShapeError, DTypeError, DeviceError];

/** What a command is given: names such as files, settings, and what stops it. */
interface Call {
  readonly names: readonly string[];
  readonly given: Given;
  readonly stop: AbortSignal;
}

/** A command with settings. What runs it is loaded when it is called. */
interface CommandEntry {
  readonly description: string;
  /** Names before the settings; none where it takes settings only. */
  readonly usage?: string;
  readonly options: Parameters<typeof settingsHelp>[0];
  readonly examples: readonly string[];
  /** Gives the exit code. */
  readonly run: (call: Call) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  train: {
    description: 'train an image classifier',
    options: OPTIONS,
    examples: ['train model=resnet18 epochs=5 lr=0.001', 'train config=run.yaml', 'train resume=runs/train/exp1'],
    run: async ({ given, stop }) => (await import('./train/run.ts')).train(given, stop),
  },
  export: {
    description: 'write a trained run for other programs, checked against the run',
    usage: 'run',
    options: EXPORT_OPTIONS,
    examples: ['export runs/train/exp1', 'export runs/train/exp1 format=pytorch output=model.pt'],
    run: async ({ names, given, stop }) =>
      (await import('./export/run.ts')).exportRun(names, completeSettings('export', EXPORT_OPTIONS, given), stop),
  },
  data: {
    description: 'say what is in a data set, and what is wrong with it; copy one that comes along',
    usage: 'check folder | copy set folder',
    options: CHECK_OPTIONS,
    examples: ['data check photos', 'data check photos html=photos.html', 'data copy emoji pictures'],
    run: async ({ names, given, stop }) =>
      (await import('./check/run.ts')).runData(names, completeSettings('data', CHECK_OPTIONS, given), stop),
  },
  doctor: {
    description: 'say whether this machine has what is needed, computes right, and how fast',
    options: DOCTOR_OPTIONS,
    examples: ['doctor', 'doctor --json'],
    run: async ({ given }) =>
      (await import('./doctor/run.ts')).doctor(completeSettings('doctor', DOCTOR_OPTIONS, given)),
  },
  val: {
    description: 'evaluate a trained run',
    usage: 'run',
    options: VAL_OPTIONS,
    examples: ['val runs/train/exp1', 'val runs/train/exp1 data=other-photos split=all'],
    run: async ({ names, given, stop }) =>
      (await import('./val/run.ts')).val(names, completeSettings('val', VAL_OPTIONS, given), stop),
  },
  predict: {
    description: 'say what pictures show, by a trained run',
    usage: 'run pictures...',
    options: PREDICT_OPTIONS,
    examples: [
      'predict runs/train/exp1 cat.jpg holidays',
      'predict runs/train/exp1 - < paths.txt',
      "predict runs/train/exp1 'photos/**/*.jpg' format=csv > out.csv",
    ],
    run: async ({ names, given, stop }) =>
      (await import('./predict/run.ts')).predict(names, completeSettings('predict', PREDICT_OPTIONS, given), stop),
  },
  fuse: {
    description: 'fold branches and batch norms of a network into its convolutions, and say what is saved',
    usage: 'run|model',
    options: FUSE_OPTIONS,
    examples: [
      'fuse runs/train/exp1',
      'fuse runs/train/exp1 pictures=photos output=fast.safetensors',
      'fuse repvgg_a0',
    ],
    run: async ({ names, given, stop }) =>
      (await import('./fuse/run.ts')).fuseRun(names, completeSettings('fuse', FUSE_OPTIONS, given), stop),
  },
  attack: {
    description: 'say how far pictures must change until a trained run takes them for something else',
    usage: 'run pictures...',
    options: ATTACK_OPTIONS,
    examples: [
      'attack runs/train/exp1 photos',
      'attack runs/train/exp1 data=photos epsilon=1/255,2/255,4/255,8/255 html=attack.html',
      'attack runs/train/exp1 cat.jpg norm=l2 epsilon=0.5 target=dog output=changed',
    ],
    run: async ({ names, given, stop }) =>
      (await import('./attack/run.ts')).attack(names, completeSettings('attack', ATTACK_OPTIONS, given), stop),
  },
  bench: {
    description: 'measure this machine: each family of kernels against its limits, and whole models',
    usage: 'model...',
    options: BENCH_OPTIONS,
    examples: ['bench', 'bench resnet50 batch=1 kernels=false', 'bench models=false --json'],
    run: async ({ names, given, stop }) =>
      (await import('./bench/run.ts')).bench(names, completeSettings('bench', BENCH_OPTIONS, given), stop),
  },
  explain: {
    description: 'show what a network goes by: maps over pictures, attention heads, flips, and whether to believe them',
    usage: 'run|model pictures...',
    options: EXPLAIN_OPTIONS,
    examples: [
      'explain runs/train/exp1 cat.jpg method=gradcam,integrated html=why.html',
      'explain runs/train/exp1 photos sanity=true output=maps',
      'explain vit_tiny_patch16_224 cat.jpg weights=vit.safetensors heads=true flips=true --json',
    ],
    run: async ({ names, given, stop }) =>
      (await import('./explain/run.ts')).explain(names, completeSettings('explain', EXPLAIN_OPTIONS, given), stop),
  },
  profile: {
    description: 'say what models cost, layer by layer, what their units see, and where their time goes',
    usage: 'model...',
    options: PROFILE_OPTIONS,
    examples: [
      'profile vit_base_patch16_224',
      'profile runs/train/exp1 time=true html=profile.html',
      'profile resnet18 resnet50 mobilenetv3_large_100 imageSize=160',
      'profile resnet18 vary=imageSize:128,160,224+width:0.5,1',
      'profile ./my-model.js inputShape=1x64x64x3',
    ],
    run: async ({ names, given, stop }) =>
      (await import('./profile/run.ts')).profile(names, completeSettings('profile', PROFILE_OPTIONS, given), stop),
  },
  lab: {
    description: 'try out claims about networks: list the experiments, or run some, with figures and verdicts',
    usage: '[run experiments...]',
    options: LAB_OPTIONS,
    examples: ['lab', 'lab run A3 B9c', 'lab run all budget=10m'],
    run: async ({ names, given, stop }) =>
      (await import('./lab/run.ts')).lab(names, completeSettings('lab', LAB_OPTIONS, given), stop),
  },
  learn: {
    description: 'derive layers, losses and probability puzzles step by step, each step checked on numbers',
    usage: '[names...]',
    options: LEARN_OPTIONS,
    examples: [
      'learn',
      'learn birthday at=n=30',
      'learn html=learn.html',
      "learn expression='(w*x + b - y)^2' at=x=2,w=1,b=0,y=3",
    ],
    run: async ({ names, given }) =>
      (await import('./learn/run.ts')).learn(names, completeSettings('learn', LEARN_OPTIONS, given)),
  },
  studio: {
    description: 'serve the studio, to train in a browser on this machine',
    options: STUDIO_OPTIONS,
    examples: ['studio', 'studio port=8080'],
    run: async ({ given, stop }) =>
      (await import('./studio/run.ts')).studio(completeSettings('studio', STUDIO_OPTIONS, given), stop),
  },
};

/** What `--json` stands for. */
const asJson = (entry: CommandEntry): Given => (formatsJson(entry) ? { format: 'json' } : { json: 'true' });

/** @throws ValueError for names where only settings are taken */
function readCall(name: string, entry: CommandEntry, args: readonly string[], json: boolean): Omit<Call, 'stop'> {
  const { usage } = entry;
  const { names, settings } = splitArguments(args);
  // Without names, all are settings, and the parser says what is wrong with the others.
  const given = parseSettings(name, usage ? settings : args);
  return { names: usage ? names : [], given: json ? { ...given, ...asJson(entry) } : given };
}

function addCommand(program: Command, name: string, entry: CommandEntry, stop: AbortSignal): void {
  const examples = entry.examples.map((example) => `  ${COMMAND} ${example}`).join('\n');
  const command = program
    .command(name)
    .description(entry.description)
    .usage(`${entry.usage ?? ''} [settings...]`.trim())
    .argument('[arguments...]', entry.usage ? `${entry.usage}, and key=value, see below` : 'key=value, see below')
    // They are settings with dashes before them, and parseSettings says so.
    .allowUnknownOption()
    .addHelpText('after', () => `\nSettings:\n${settingsHelp(entry.options)}\n\nExamples:\n${examples}`)
    .action(async (args: string[], { json = false }: { json?: boolean }) => {
      process.exitCode = await entry.run({ ...readCall(name, entry, args, json), stop });
    });
  if (hasJson(entry)) command.option('--json', `as JSON: ${Object.entries(asJson(entry)).flat().join('=')}`);
}

const MODELS = 'list the models that can be trained';
const COMPLETION = 'print what makes a shell complete commands, settings and their values';

function makeProgram(stop: AbortSignal): Command {
  const program = new Command(COMMAND).description('Train and use vision networks.').version(version());
  program.showHelpAfterError();
  for (const [name, entry] of Object.entries(COMMANDS)) addCommand(program, name, entry, stop);
  program
    .command('models')
    .description(MODELS)
    .argument('[words...]', 'parts of the names or families of those to list')
    .option('--json', 'as JSON')
    .action(async (words: string[], { json = false }: { json?: boolean }) =>
      console.log(await modelsText(words, json)),
    );
  program
    .command('completion')
    .description(COMPLETION)
    .argument('[shell]', SHELLS.join(', '), '')
    .addHelpText(
      'after',
      `\nExamples:\n  source <(${COMMAND} completion bash)\n  ${COMMAND} completion fish > ~/.config/fish/completions/fovea.fish`,
    )
    .action((shell: string) => {
      process.stdout.write(completionText(shell));
    });
  return program;
}

/** @throws ValueError for a shell without a script */
function completionText(shell: string): string {
  const plain = { takesFiles: false, settings: [], words: [], flags: ['--help'] };
  return completionScript(shell, [
    ...Object.entries(COMMANDS).map(([name, entry]) => completedCommand(name, entry)),
    { ...plain, name: 'models', description: MODELS, words: listModels(), flags: ['--help', '--json'] },
    { ...plain, name: 'completion', description: COMPLETION, words: SHELLS },
  ]);
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
    console.error(`error: ${printableLines(text)}`);
    process.exitCode = 1;
  }
}
