// The data sets that have names: Fashion-MNIST, as IDX files, and drawings of things, as a folder of pictures that comes along.

import { fileURLToPath } from 'node:url';

/** All of Fashion-MNIST or the part that comes along; that part; all of it. */
const IDX_SETS: readonly string[] = ['auto', 'subset', 'full'];

/** Where the pictures of a set lie. */
const PICTURE_SETS: ReadonlyMap<string, string> = new Map([
  ['emoji', fileURLToPath(new URL('../../assets/emoji', import.meta.url))],
]);

/** Values of `data` that are not folders. */
export const DATA_SETS: readonly string[] = [...IDX_SETS, ...PICTURE_SETS.keys()];
export const isDataSet = (data: string): boolean => DATA_SETS.includes(data);
export const isIdxSet = (data: string): boolean => IDX_SETS.includes(data);

/** Names of the sets that are folders of pictures. */
export const PICTURE_SET_NAMES: readonly string[] = [...PICTURE_SETS.keys()];

/** Where the pictures lie that a value of `data` names. */
export const placeOf = (data: string): string => PICTURE_SETS.get(data) ?? data;
