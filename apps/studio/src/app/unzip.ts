// Pictures of a zip archive as files with paths, unpacked one archive at a time and no more than a page can hold.

import { unzip } from 'fflate';
import type { PathFile } from './dropped-files.ts';

/** What the page can show; other entries stay packed. */
const PICTURE = /\.(jpe?g|png|webp|gif|avif|bmp)$/i;
/** Unpacked, all together: more would not fit into the memory of a phone. */
const MOST_BYTES = 2 ** 30;

/** @throws Error for a file that is no archive, is damaged, or unpacks to too much */
export async function unzipped(file: File): Promise<PathFile[]> {
  let bytes = 0;
  const packed = new Uint8Array(await file.arrayBuffer());
  const found = await new Promise<Record<string, Uint8Array>>((resolve, reject) =>
    unzip(
      packed,
      {
        filter: ({ name, originalSize }) => {
          const isHidden = name.startsWith('__MACOSX/') || /(^|\/)\./.test(name);
          if (!PICTURE.test(name) || isHidden) return false;
          bytes += originalSize;
          return bytes <= MOST_BYTES;
        },
      },
      (error, data) => (error ? reject(error) : resolve(data)),
    ),
  );
  if (bytes > MOST_BYTES) throw new Error(`it unpacks to more than ${MOST_BYTES / 2 ** 20} MiB`);
  const paths = Object.keys(found).map((path) => path.split('/'));
  const hasTop = new Set(paths.map(([top]) => top)).size === 1 && paths.some(({ length }) => length > 2);
  // Unless all lies in one folder, the archive stands for the folder around what is in it.
  return Object.entries(found).map(([path, data]) => ({
    path: hasTop ? path : `${file.name}/${path}`,
    file: new File([new Uint8Array(data)], path.split('/').at(-1) ?? path),
  }));
}
