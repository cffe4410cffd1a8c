// The commands: what each is for and takes. Its settings, and what runs it, are loaded when it is called: those of all take half a second.

import type { Given, Options, SettingsOf } from './settings/settings.ts';
import type { Use } from './settings/uses.ts';

/** What a command is given: names such as files, settings, and what stops it. */
export interface Call {
  readonly names: readonly string[];
  readonly given: Given;
  readonly stop: AbortSignal;
}

/** What help says of a command. */
interface About {
  readonly description: string;
  /** Names before the settings; none where it takes settings only. */
  readonly usage?: string;
  readonly examples: readonly string[];
}

/** A command with settings. */
export interface CommandEntry extends About {
  readonly options: () => Promise<Options>;
  /** The same under the headings of help, where there are many. */
  readonly optionGroups?: () => Promise<Readonly<Record<string, Options>>>;
  /** Gives the exit code. */
  readonly run: (call: Call) => Promise<number>;
}

/** A command that is given its settings checked and with defaults. */
interface CheckedEntry<O extends Options> extends About {
  readonly options: () => Promise<O>;
  /** Settings that do something only together with others. */
  readonly uses?: () => Promise<readonly Use<SettingsOf<O>>[]>;
  readonly run: (settings: SettingsOf<O>, call: Call) => Promise<number>;
}

const complete = <O extends Options>(name: string, { run, uses, ...entry }: CheckedEntry<O>): CommandEntry => ({
  ...entry,
  run: async (call) => {
    const { completeSettings } = await import('./settings/settings.ts');
    const options = await entry.options();
    const settings = completeSettings(name, options, call.given);
    if (uses) (await import('./settings/uses.ts')).requireUses(name, options, settings, await uses());
    return run(settings, call);
  },
});

/** In the order in which a folder of pictures becomes a network. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  data: complete('data', {
    description:
      'check a data set: classes, sizes, damaged files, duplicates, leaks between splits; copy a built-in one',
    usage: 'check folder | copy set folder',
    options: async () => (await import('./check/config.ts')).CHECK_OPTIONS,
    uses: async () => (await import('./check/config.ts')).CHECK_USES,
    examples: ['data check photos', 'data check photos html=photos.html', 'data copy emoji pictures'],
    run: async (settings, { names, stop }) => (await import('./check/run.ts')).runData(names, settings, stop),
  }),
  forge: complete('forge', {
    description: 'make forgeries of photographs, with masks, to train a network that finds tampered pixels',
    options: async () => (await import('./forge/config.ts')).FORGE_OPTIONS,
    examples: ['forge data=photos output=forged', 'forge data=photos count=5000 side=256 quality=90 kinds=splice'],
    run: async (settings, { stop }) => (await import('./forge/run.ts')).forge(settings, stop),
  }),
  train: {
    description: 'train an image classifier, or with task=segment a network that gives each pixel a class',
    options: async () => ({
      ...(await import('./train/options.ts')).OPTIONS,
      ...(await import('./segment/options.ts')).OWN_OPTIONS,
    }),
    optionGroups: async () => ({
      ...(await import('./train/options.ts')).OPTION_GROUPS,
      'Segmentation (task=segment)': (await import('./segment/options.ts')).OWN_OPTIONS,
    }),
    examples: [
      'train model=resnet18 epochs=5 lr=0.001',
      'train config=run.yaml',
      'train task=segment data=scans decoder=unet',
      'train task=segment data=forged decoder=mvss',
      'train resume=runs/train/exp1',
    ],
    run: async ({ given, stop }) => (await import('./segment/task.ts')).trainTask(given, stop),
  },
  val: complete('val', {
    description: 'evaluate a trained run: metrics, curves, confusions, worst mistakes',
    usage: 'run',
    options: async () => (await import('./val/config.ts')).VAL_OPTIONS,
    examples: ['val runs/train/exp1', 'val runs/train/exp1 data=other-photos split=all'],
    run: async (settings, { names, stop }) => (await import('./val/run.ts')).val(names, settings, stop),
  }),
  predict: complete('predict', {
    description: 'classify images with a trained run',
    usage: 'run pictures...',
    options: async () => (await import('./predict/config.ts')).PREDICT_OPTIONS,
    examples: [
      'predict runs/train/exp1 cat.jpg holidays',
      'predict runs/train/exp1 - < paths.txt',
      "predict runs/train/exp1 'photos/**/*.jpg' format=csv > out.csv",
    ],
    run: async (settings, { names, stop }) => (await import('./predict/run.ts')).predict(names, settings, stop),
  }),
  embed: complete('embed', {
    description: 'compute image embeddings with a two-tower model such as CLIP',
    usage: 'model pictures...',
    options: async () => (await import('./towers/config.ts')).EMBED_OPTIONS,
    examples: [
      'embed openai/clip-vit-base-patch32 photos output=photos.safetensors',
      'embed clip-folder cat.jpg dog.jpg format=json',
    ],
    run: async (settings, { names, stop }) => (await import('./towers/embed.ts')).embed(names, settings, stop),
  }),
  search: complete('search', {
    description: 'find images by text or by image, with a two-tower model such as CLIP',
    usage: 'model index|pictures...',
    options: async () => (await import('./towers/config.ts')).SEARCH_OPTIONS,
    examples: [
      "search openai/clip-vit-base-patch32 photos text='two dogs on a beach' index=photos.safetensors",
      'search clip-folder photos.safetensors picture=cat.jpg topK=20 --json',
    ],
    run: async (settings, { names, stop }) => (await import('./towers/search.ts')).search(names, settings, stop),
  }),
  zeroshot: complete('zeroshot', {
    description: 'classify images by prompts, without training, with a two-tower model such as CLIP',
    usage: 'model pictures...',
    options: async () => (await import('./towers/config.ts')).ZEROSHOT_OPTIONS,
    examples: [
      'zeroshot openai/clip-vit-base-patch32 photos classes=cat,dog,bird',
      "zeroshot clip-folder photos classes=classes.txt template='a drawing of a {}.|a painting of a {}.' format=csv",
    ],
    run: async (settings, { names, stop }) => (await import('./towers/zeroshot.ts')).zeroshot(names, settings, stop),
  }),
  explain: complete('explain', {
    description: 'show what a prediction rests on: attribution maps, attention heads, flip alignment, sanity checks',
    usage: 'run|model pictures...',
    options: async () => (await import('./explain/config.ts')).EXPLAIN_OPTIONS,
    examples: [
      'explain runs/train/exp1 cat.jpg method=gradcam,integrated html=why.html',
      'explain runs/train/exp1 photos sanity=true output=maps',
      'explain vit_tiny_patch16_224 cat.jpg weights=vit.safetensors heads=true flips=true --json',
      'explain ./my-model.js cat.jpg',
    ],
    run: async (settings, { names, stop }) => (await import('./explain/run.ts')).explain(names, settings, stop),
  }),
  attack: complete('attack', {
    description: 'measure the robustness of a trained run against adversarial perturbations',
    usage: 'run pictures...',
    options: async () => (await import('./attack/config.ts')).ATTACK_OPTIONS,
    uses: async () => (await import('./attack/config.ts')).ATTACK_USES,
    examples: [
      'attack runs/train/exp1 photos',
      'attack runs/train/exp1 data=photos epsilon=1/255,2/255,4/255,8/255 html=attack.html',
      'attack runs/train/exp1 cat.jpg norm=l2 epsilon=0.5 target=dog output=changed',
      'attack ./my-model.js photos',
    ],
    run: async (settings, { names, stop }) => (await import('./attack/run.ts')).attack(names, settings, stop),
  }),
  export: complete('export', {
    description: 'export a trained run to ONNX, safetensors, PyTorch or a web page, checked against the run',
    usage: 'run',
    options: async () => (await import('./export/config.ts')).EXPORT_OPTIONS,
    examples: ['export runs/train/exp1', 'export runs/train/exp1 format=pytorch output=model.pt'],
    run: async (settings, { names, stop }) => (await import('./export/run.ts')).exportRun(names, settings, stop),
  }),
  fuse: complete('fuse', {
    description: 're-parameterise and fuse a network, and measure what that saves',
    usage: 'run|model',
    options: async () => (await import('./fuse/config.ts')).FUSE_OPTIONS,
    examples: [
      'fuse runs/train/exp1',
      'fuse runs/train/exp1 pictures=photos output=fast.safetensors',
      'fuse repvgg_a0',
      'fuse ./my-model.js output=fused.safetensors',
    ],
    run: async (settings, { names, stop }) => (await import('./fuse/run.ts')).fuseRun(names, settings, stop),
  }),
  profile: complete('profile', {
    description: 'profile models layer by layer: parameters, MACs, memory, time, receptive fields',
    usage: 'model...',
    options: async () => (await import('./profile/config.ts')).PROFILE_OPTIONS,
    uses: async () => (await import('./profile/config.ts')).PROFILE_USES,
    examples: [
      'profile vit_base_patch16_224',
      'profile runs/train/exp1 time=true html=profile.html',
      'profile resnet18 resnet50 mobilenetv3_large_100 imageSize=160',
      'profile resnet18 vary=imageSize:128,160,224+width:0.5,1',
      'profile ./my-model.js inputShape=1x64x64x3',
    ],
    run: async (settings, { names, stop }) => (await import('./profile/run.ts')).profile(names, settings, stop),
  }),
  bench: complete('bench', {
    description: 'benchmark this machine: kernels against its limits, and whole models',
    usage: 'model...',
    options: async () => (await import('./bench/config.ts')).BENCH_OPTIONS,
    uses: async () => (await import('./bench/config.ts')).BENCH_USES,
    examples: ['bench', 'bench resnet50 batch=1 kernels=false', 'bench models=false --json'],
    run: async (settings, { names, stop }) => (await import('./bench/run.ts')).bench(names, settings, stop),
  }),
  doctor: complete('doctor', {
    description: 'check the installation: Node, threads, memory, decoder, numerics, speed',
    options: async () => (await import('./doctor/config.ts')).DOCTOR_OPTIONS,
    examples: ['doctor', 'doctor --json'],
    run: async (settings) => (await import('./doctor/run.ts')).doctor(settings),
  }),
  lab: complete('lab', {
    description: 'list experiments on claims about networks, or run them, with figures and verdicts',
    usage: '[run experiments...]',
    options: async () => (await import('./lab/config.ts')).LAB_OPTIONS,
    examples: ['lab', 'lab run A3 B9c', 'lab run all budget=10m'],
    run: async (settings, { names, stop }) => (await import('./lab/run.ts')).lab(names, settings, stop),
  }),
  learn: complete('learn', {
    description: 'derivations of layers, losses and probability puzzles, each step checked numerically',
    usage: '[names...]',
    options: async () => (await import('./learn/config.ts')).LEARN_OPTIONS,
    uses: async () => (await import('./learn/config.ts')).LEARN_USES,
    examples: [
      'learn',
      'learn birthday at=n=30',
      'learn html=learn.html',
      "learn expression='(w*x + b - y)^2' at=x=2,w=1,b=0,y=3",
    ],
    run: async (settings, { names }) => (await import('./learn/run.ts')).learn(names, settings),
  }),
  studio: complete('studio', {
    description: 'serve the studio, which trains and inspects networks in the browser',
    options: async () => (await import('./studio/config.ts')).STUDIO_OPTIONS,
    examples: ['studio', 'studio port=8080'],
    run: async (settings, { stop }) => (await import('./studio/run.ts')).studio(settings, stop),
  }),
};
