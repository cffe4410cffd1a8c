// Makes packages/cli/assets/emoji/: pictures of things by several artists, a class for each kind of thing, the artists as the split: what a network
// learns from some is tested on another's. Needs these packages, in the folder that is given:
//
//   npm install @iconify-json/{noto,noto-v1,twemoji,fluent-emoji,fluent-emoji-flat,fxemoji,emojione} emojibase-data
//   node tools/data/emoji.mjs [folder with node_modules]

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const SOURCE = join(process.argv[2] ?? '.', 'node_modules');
const TARGET = fileURLToPath(new URL('../../packages/cli/assets/emoji/', import.meta.url));
const SIDE = 64;
/** Drawn larger, then reduced: masks have no soft edges otherwise. */
const DRAWN = 4 * SIDE;
/** Left white around a drawing. */
const MARGIN = 2;
const PER_CLASS = 30;

/** Name in a file's name, package of the drawings, part. */
const ARTISTS = /** @type {const} */ ([
  ['noto', 'noto', 'train'],
  ['blob', 'noto-v1', 'train'],
  ['fluent', 'fluent-emoji', 'train'],
  ['fluentflat', 'fluent-emoji-flat', 'train'],
  ['firefox', 'fxemoji', 'train'],
  ['emojione', 'emojione', 'val'],
  ['twemoji', 'twemoji', 'test'],
]);

/** Sub-groups of Unicode, or their beginnings. @type {Record<string, string[]>} */
const CLASSES = {
  animal: ['animal-', 'cat-face', 'monkey-face'],
  building: ['place-building', 'place-religious'],
  clock: ['time'],
  clothing: ['clothing'],
  face: ['face-smiling', 'face-affection', 'face-tongue', 'face-neutral', 'face-sleepy', 'face-concerned'],
  fruit: ['food-fruit', 'food-vegetable'],
  hand: ['hand-', 'hands'],
  heart: ['heart'],
  meal: ['food-prepared', 'food-asian', 'food-sweet'],
  person: ['person', 'person-gesture', 'person-role'],
  plant: ['plant-'],
  vehicle: ['transport-ground', 'transport-water', 'transport-air'],
};

/** Members of those groups that show something else. */
const LEFT_OUT = new Set([
  ...['paw prints', 'feather', 'spiral shell', 'coral', 'spider web', 'microbe', 'phoenix', 'dragon', 'dragon face'],
  ...['house with garden', 'derelict house', 'houses', 'building construction', 'brick', 'rock', 'wood', 'hut'],
  ...[
    'hourglass done',
    'hourglass not done',
    'sunglasses',
    'goggles',
    'umbrella',
    'gem stone',
    'prayer beads',
    'lipstick',
  ],
  ...['white flower', 'rosette', 'hand fan', 'folding hand fan', 'ring', 'thread', 'razor', 'hair pick'],
  ...['love letter', 'red exclamation', 'heart exclamation', 'kiss mark', 'heart decoration'],
  ...['face with spiral eyes', 'face in clouds', 'fight cloud'],
  ...['empty nest', 'nest with eggs', 'potted plant', 'leafless tree', 'bouquet', 'fingerprint'],
  ...[
    'railway track',
    'motorway',
    'horizontal traffic light',
    'vertical traffic light',
    'police car light',
    'stop sign',
  ],
  ...['construction', 'fuel pump', 'bus stop', 'oil drum', 'wheel', 'anchor', 'ring buoy', 'seat', 'parachute'],
  ...['aerial tramway', 'mountain cableway', 'suspension railway', 'mountain railway', 'roller skate', 'skateboard'],
  ...['satellite', 'airplane arrival', 'airplane departure', 'flying saucer'],
  ...['salt', 'honey pot', 'takeout box', 'canned food', 'middle finger', 'nail polish', 'selfie', 'pig nose'],
]);

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(join(SOURCE, path), 'utf8'));
/** @param {string} name */
const dashed = (name) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9 -]/g, '')
    .trim()
    .replace(/[ -]+/g, '-');
/** Without the mark that asks for colours, which some leave out. @param {string} code */
const plain = (code) => code.toLowerCase().replace(/-fe0f/g, '');

/** @typedef {{ body: string, left?: number, top?: number, width?: number, height?: number }} Icon */
/** @typedef {{ icons: Record<string, Icon>, aliases?: Record<string, { parent: string }>, width?: number, height?: number }} IconSet */
/** @type {[string, string, IconSet][]} */
const sets = ARTISTS.map(([artist, name, part]) => [artist, part, read(`@iconify-json/${name}/icons.json`)]);

/** The names that emoji have in sets that say so; the others use the same. @type {Map<string, Set<string>>} */
const names = new Map();
for (const set of ['noto', 'twemoji', 'fluent-emoji-flat'])
  for (const [code, name] of Object.entries(read(`@iconify-json/${set}/chars.json`)))
    names.set(plain(code), (names.get(plain(code)) ?? new Set()).add(name));

/** @param {IconSet} set @param {string[]} candidates */
function drawing({ icons, aliases = {}, width = 16, height = 16 }, candidates) {
  const name = candidates
    .flatMap((one) => [one, one.replaceAll('-', '')])
    .find((one) => one in icons || one in aliases);
  if (name === undefined) return undefined;
  const icon = icons[name] ?? icons[aliases[name].parent];
  const box = [icon.left ?? 0, icon.top ?? 0, icon.width ?? width, icon.height ?? height];
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${box.join(' ')}" width="${DRAWN}" height="${DRAWN}">${icon.body}</svg>`;
}

/** @param {string} svg */
const picture = (svg) =>
  sharp(Buffer.from(svg))
    .resize(SIDE - 2 * MARGIN, SIDE - 2 * MARGIN, { fit: 'contain', background: '#fff' })
    .flatten({ background: '#fff' })
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background: '#fff' })
    .webp({ quality: 80, effort: 6, smartSubsample: true })
    .toBuffer();

const { subgroups } = read('emojibase-data/meta/groups.json');
/** @type {{ hexcode: string, label: string, subgroup?: number }[]} */
const emoji = read('emojibase-data/en/data.json');

for (const part of new Set(ARTISTS.map(([, , part]) => part)))
  rmSync(join(TARGET, part), { recursive: true, force: true });
const seen = new Set();
let [bytes, files] = [0, 0];
for (const [name, groups] of Object.entries(CLASSES)) {
  const members = emoji.filter(({ subgroup, label }) => {
    const group = subgroup === undefined ? '' : subgroups[subgroup];
    return (
      groups.some((one) => (one.endsWith('-') ? group.startsWith(one) : group === one)) &&
      !LEFT_OUT.has(label) &&
      !label.endsWith('-thirty')
    );
  });
  const found = members.map(({ hexcode, label }) => {
    const candidates = [dashed(label), ...(names.get(plain(hexcode)) ?? [])];
    return {
      code: plain(hexcode),
      svgs: sets.map(([artist, part, set]) => ({ artist, part, svg: drawing(set, candidates) })),
    };
  });
  // Those that most artists have drawn, all over the class.
  const wanted = found.filter(({ svgs }) => svgs.filter(({ svg }) => svg).length >= ARTISTS.length - 1);
  const chosen = wanted.filter(
    (_, i) => Math.floor((i * PER_CLASS) / wanted.length) !== Math.floor(((i - 1) * PER_CLASS) / wanted.length),
  );
  for (const { code, svgs } of chosen) {
    for (const { artist, part, svg } of svgs) {
      if (!svg) continue;
      const content = await picture(svg);
      const hash = createHash('sha256').update(content).digest('hex');
      if (seen.has(hash)) continue;
      seen.add(hash);
      mkdirSync(join(TARGET, part, name), { recursive: true });
      writeFileSync(join(TARGET, part, name, `${code}-${artist}.webp`), content);
      bytes += content.length;
      files++;
    }
  }
  console.log(`${name}: ${chosen.length} of ${members.length}`);
}
console.log(`${files} pictures, ${(bytes / 1e6).toFixed(2)} MB`);
