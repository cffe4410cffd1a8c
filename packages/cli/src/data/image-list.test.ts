// Tests of what pictures are found: layouts of folders, links, names, manifests, and what is wrong with them.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classNamesOf, type ImageList, listFolder, requireClasses } from './image-list.ts';
import { listManifest } from './manifest.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-list-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Files are told apart by their names alone here. */
function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
}
const shown = ({ entries }: ImageList) =>
  entries.map(({ path, label, split }) => [relative(folder, path), label, ...(split ? [split] : [])].join(' | '));
const problems = (list: ImageList) => list.problems.map(({ path, reason }) => `${relative(folder, path)}: ${reason}`);

describe('a folder', () => {
  it('has a sub-folder for each class, with folders inside, in the order of names', async () => {
    write('Zebra/b.JPG', 'Zebra/a.jpeg', 'Zebra/herd/c.png', 'ape/1.webp', 'ölvogel ☂/ein bild.tiff', '.hidden/x.jpg');
    const list = await listFolder(folder);
    expect(shown(list)).toEqual([
      'Zebra/a.jpeg | Zebra',
      'Zebra/b.JPG | Zebra',
      'Zebra/herd/c.png | Zebra',
      'ape/1.webp | ape',
      'ölvogel ☂/ein bild.tiff | ölvogel ☂',
    ]);
    expect(classNamesOf(list.entries)).toEqual(['Zebra', 'ape', 'ölvogel ☂']);
    expect(list.problems).toEqual([]);
  });

  it('may have the parts train, val and test', async () => {
    write('train/a/1.jpg', 'train/b/1.jpg', 'val/a/2.jpg', 'test/b/3.jpg', 'extra/x/1.jpg');
    const list = await listFolder(folder);
    expect(shown(list).sort()).toEqual([
      'test/b/3.jpg | b | test',
      'train/a/1.jpg | a | train',
      'train/b/1.jpg | b | train',
      'val/a/2.jpg | a | validation',
    ]);
    expect(problems(list)).toEqual(['extra: is not one of train, val and test']);
  });

  it('may have a class called train', async () => {
    write('train/1.jpg', 'plane/1.jpg');
    expect(shown(await listFolder(folder))).toEqual(['plane/1.jpg | plane', 'train/1.jpg | train']);
  });

  it('tells what it leaves out', async () => {
    write('a/1.jpg', 'a/notes.txt', 'b/1.png', 'b/2.csv', 'b/Makefile', 'c/readme.md', 'loose.jpg', 'more.png');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'b/gone.jpg'));
    const list = await listFolder(folder);
    expect(shown(list)).toEqual(['a/1.jpg | a', 'b/1.png | b']);
    expect(problems(list)).toEqual([
      "loose.jpg: lies in no class's folder, as do 1 more",
      expect.stringMatching(/^b\/gone\.jpg: a link that leads nowhere \(there is no such file or folder\)$/),
      'c: holds no pictures',
      ': holds files that are not pictures by their names: 1 .txt, 1 .csv, 1 without an ending, 1 .md',
    ]);
  });

  it('goes through links once, not round in a circle', async () => {
    write('a/1.jpg', 'b/1.jpg', 'elsewhere/c/2.jpg');
    mkdirSync(join(folder, 'data'));
    for (const name of ['a', 'b']) symlinkSync(join(folder, name), join(folder, 'data', name));
    symlinkSync(join(folder, 'elsewhere/c/2.jpg'), join(folder, 'a/link.jpg'));
    symlinkSync(join(folder, 'a'), join(folder, 'a/again'));
    symlinkSync(join(folder, 'data'), join(folder, 'b/up'));
    const list = await listFolder(join(folder, 'data'));
    expect(shown(list)).toEqual(['data/a/1.jpg | a', 'data/a/link.jpg | a', 'data/b/1.jpg | b']);
    expect(problems(list)).toEqual([
      'data/a/again: its links lead round in a circle',
      'data/b/up: its links lead round in a circle',
    ]);
  });

  it('takes one spelling of accents as another', async () => {
    write('train/caf\u00e9/1.jpg', 'train/tea/1.jpg', 'val/cafe\u0301/2.jpg', 'val/tea/2.jpg');
    expect(classNamesOf((await listFolder(folder)).entries)).toEqual(['caf\u00e9', 'tea']);
  });

  it('can have ten thousand classes', async () => {
    const entries = Array.from({ length: 10_000 }, (_, i) => ({ path: `${i}`, label: `${i}`, split: undefined }));
    expect(classNamesOf(entries)[9999]).toBe('9999');
    expect(() => requireClasses('x', entries)).not.toThrow();
  });

  it.each([
    [['a/1.jpg', 'a/2.jpg'], 'all 2 pictures are of the class a; needs a sub-folder for each of at least two classes'],
    [['a/x.txt', 'b/x.txt'], 'there are no pictures; needs a sub-folder'],
    [
      ['train/a/1.jpg', 'train/b/1.jpg', 'val/c/1.jpg', 'val/d/1.jpg'],
      'there are no training pictures of the classes c, d, which the other parts have',
    ],
  ])('with %j is refused', async (paths, message) => {
    write(...paths);
    const { entries } = await listFolder(folder);
    expect(() => requireClasses('photos', entries)).toThrow(`train: data=photos: ${message}`);
  });
});

describe('a manifest', () => {
  const list = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return listManifest(join(folder, name));
  };

  it.each([
    ['m.csv', '\ufeffpath,label,split\r\n"a, b.jpg",cat,train\r\nsub/c.jpg,dog,val\r\n\r\n/x/d.jpg,cat,\r\n'],
    ['m.tsv', 'label\tpath\tsplit\ncat\ta, b.jpg\ttrain\ndog\tsub/c.jpg\tvalidation\ncat\t/x/d.jpg\t\n'],
    [
      'm.jsonl',
      '{"path": "a, b.jpg", "label": "cat", "split": "train"}\n{"path":"sub/c.jpg","label":"dog","split":"val"}\n\n{"path":"/x/d.jpg","label":"cat","more":1}',
    ],
  ])('%s lists path, label and split', async (name, content) => {
    const { entries } = await list(name, content);
    expect(entries).toEqual([
      { path: join(folder, 'a, b.jpg'), label: 'cat', split: 'train' },
      { path: join(folder, 'sub/c.jpg'), label: 'dog', split: 'validation' },
      { path: '/x/d.jpg', label: 'cat', split: undefined },
    ]);
  });

  it.each([
    ['m.csv', 'path,labels\na.jpg,dog; cat;dog\nb.jpg,\nc.jpg,cat\n'],
    [
      'm.jsonl',
      '{"path":"a.jpg","labels":["dog","cat","dog"]}\n{"path":"b.jpg","labels":[]}\n{"path":"c.jpg","labels":"cat"}',
    ],
  ])('%s lists several labels a picture, or none', async (name, content) => {
    const { entries } = await list(name, content);
    expect(entries.map(({ label, labels }) => [label, labels])).toEqual([
      ['cat;dog', ['cat', 'dog']],
      ['', []],
      ['cat', ['cat']],
    ]);
    expect(classNamesOf(entries)).toEqual(['cat', 'dog']);
  });

  it('sorts labels that are numbers by their values', async () => {
    const { entries } = await list('m.csv', 'path,label\na.jpg,10\nb.jpg,9\nc.jpg,2\n');
    expect(classNamesOf(entries)).toEqual(['2', '9', '10']);
  });

  it.each([
    [
      'm.csv',
      'path,class\na.jpg,cat\n',
      'm.csv: line 2: has no label; needs path and label, or labels, perhaps split: got path, class',
    ],
    ['m.csv', 'path,label\na.jpg,cat,dog\n', 'm.csv: Invalid Record Length'],
    ['m.csv', 'path,label\n"a.jpg,cat\n', 'm.csv: Quote Not Closed'],
    ['m.csv', 'path,label,split\na.jpg,cat,trial\n', 'line 2: split needs train, val or test: got "trial"'],
    ['m.csv', 'path,label\n,cat\n', 'line 2: path needs text: got ""'],
    ['m.jsonl', '{"path": "a.jpg", "label": "x"}\n{"path": \n', 'm.jsonl: line 2 is no JSON object'],
    ['m.jsonl', '{"path": "a.jpg", "label": ["x"]}\n', 'line 1: label needs text: got ["x"]'],
    [
      'm.jsonl',
      '{"path": "a.jpg", "labels": {}}\n',
      'line 1: labels needs a list of texts, or text with ; between them',
    ],
    [
      'm.jsonl',
      '{"path": "a.jpg", "label": "x"}\n{"path": "b.jpg", "labels": ["x"]}\n',
      'line 2: has labels, others before have a label; give all pictures one label each, or all a list',
    ],
    ['m.jsonl', '[1]\n', 'line 1: is not an object { path, label }'],
  ])('%s with %j is refused', async (name, content, message) => {
    await expect(list(name, content)).rejects.toThrow(message);
  });

  it('that is missing is refused', async () => {
    await expect(listManifest(join(folder, 'no.csv'))).rejects.toThrow('no.csv: there is no such file');
  });
});
