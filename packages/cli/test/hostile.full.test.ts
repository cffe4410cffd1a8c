// What the world does to a command: files without permission, cut off, or far larger than they look; readers that go; terminals; folders of odd classes.

import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, MAIN, type Outcome } from './command.ts';
import { bomb, COLOURS, writePicture, writePictures } from './picture-files.ts';
import { RUN, writeRun } from './trained-run.ts';

const SIDE = 40_000;
const TRAIN = ['model=mobilenetv3_small_050', 'imageSize=32', 'batch=8', 'threads=1', 'workers=1', 'dryRun=true'];

beforeAll(async () => {
  await writeRun();
  await writePictures(join(folder, 'photos'), 8);
  const whole = readFileSync(join(folder, 'photos/rot/bild 0.jpg'));
  mkdirSync(join(folder, 'photos/leer'));
  writeFileSync(join(folder, 'photos/rot/cut.jpg'), whole.subarray(0, whole.length >> 1));
  writeFileSync(join(folder, 'photos/rot/head.jpg'), whole.subarray(0, 2));
  writeFileSync(join(folder, 'photos/rot/bomb.png'), bomb(SIDE));
}, 60_000);

describe('files that are not what they seem', () => {
  it('train nothing, and do not stop what can be trained', async () => {
    const { code, out, error } = await fovea('train', 'data=photos', ...TRAIN);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/left out, 4:/);
    for (const reason of [/rot\/cut\.jpg: .*(premature|truncated|end)/i, /rot\/head\.jpg: /, /leer: holds no pictures/])
      expect(out).toMatch(reason);
    expect(out).toMatch(/rot\/bomb\.png: more than \d+ pixels/);
    expect(out).toMatch(/dry run: training, validation, test and report work/);
  }, 120_000);

  it('end a run that is to be strict', async () => {
    const { code, error } = await fovea('train', 'data=photos', ...TRAIN, 'strict=true');
    expect(code).toBe(1);
    expect(error).toMatch(/with strict=true, nothing may be wrong with the data:\nleft out, 4:/);
  }, 120_000);

  it('are named by predict with the reason, and the rest is predicted', async () => {
    const { code, out, error } = await fovea('predict', RUN, 'photos/rot', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).filter(({ top }: { top?: unknown }) => top)).toHaveLength(8);
    expect(error).toMatch(/bomb\.png: .*more than \d+ pixels/);
    expect(error).not.toMatch(/\n\s+at /);
  }, 120_000);
});

// The superuser reads everything: as root, the command is run as another user, who has to be able to read the command itself.
const asUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const canRead = spawnSync(process.execPath, [MAIN, '--version'], asUser).status === 0;

it.runIf(process.platform !== 'win32' && canRead)(
  'files and folders without permission are named',
  async () => {
    chmodSync(folder, 0o755);
    await writePicture(join(folder, 'locked/a/open.jpg'), COLOURS.rot, 1);
    await writePicture(join(folder, 'locked/a/shut.jpg'), COLOURS.rot, 2);
    await writePicture(join(folder, 'locked/b/in.jpg'), COLOURS.rot, 3);
    chmodSync(join(folder, 'locked/a/shut.jpg'), 0);
    chmodSync(join(folder, 'locked/b'), 0);
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'data', 'check', 'locked'], {
      ...{ cwd: folder, encoding: 'utf8', ...asUser },
    });
    chmodSync(join(folder, 'locked/b'), 0o755);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('1 pictures of 1 classes');
    expect(stdout).toMatch(/locked\/a\/shut\.jpg: .*permission/);
    expect(stdout).toMatch(/locked\/b: .*permission/);
  },
  60_000,
);

/** A command in a shell. */
function shell(command: string, environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = spawn('bash', ['-c', `set -o pipefail; ${command}`], {
    cwd: folder,
    env: { ...process.env, ...environment, FOVEA: MAIN, NODE: process.execPath },
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}

describe.runIf(process.platform !== 'win32')('in a shell', () => {
  it.each(['models resnet18 --json', 'train --help', `predict '${RUN}' photos/blau --json`, 'data check photos'])(
    'fovea %s | head -1 ends quietly',
    async (command) => {
      const { code, out, error } = await shell(`"$NODE" "$FOVEA" ${command} | head -1`);
      // What was written before the reader went is enough for some: then nothing was broken off.
      expect([0, 1, 141]).toContain(code);
      expect(out.split('\n')).toHaveLength(2);
      expect(error).not.toMatch(/EPIPE|\n\s+at |Error/);
    },
    60_000,
  );

  it('nothing is in colours, whatever the environment says', async () => {
    for (const environment of [{ NO_COLOR: '1' }, { FORCE_COLOR: '1', TERM: 'dumb', COLUMNS: '1' }]) {
      const { out, error } = await shell(
        '"$NODE" "$FOVEA" models resnet18; "$NODE" "$FOVEA" train epoch=1',
        environment,
      );
      expect(out).toContain('11,689,512');
      expect(error).toBe('error: train: unknown setting epoch; did you mean epochs? `fovea train --help` lists all\n');
    }
  }, 60_000);
});

it('one class is no choice', async () => {
  await writePicture(join(folder, 'lonely/only/a.png'), COLOURS.rot, 1);
  const { code, error } = await fovea('train', 'data=lonely', ...TRAIN);
  expect(code).toBe(1);
  expect(error).toMatch(/^error: train: data=.*lonely.*: .*(one class|two classes|at least 2)/);
}, 60_000);
