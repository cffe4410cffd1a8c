// Examples that were made by hand, as a zip archive of PNG files with a folder for each class: to go on with another day, or for `fovea train`.

import { useState } from 'preact/hooks';
import { FileButton } from '../app/file-button.tsx';
import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import { rasterData } from '../app/raster.tsx';
import { saveFile } from '../app/save-file.ts';
import { keepExamples } from './leaving.ts';
import { classified, readPictures } from './read-folder.ts';
import { classes, type ExampleClass, type Format, format, isBusy, setClasses } from './state.ts';

const NAME = 'examples';

/** Names of folders that every file system takes, no two the same. */
function folderNames(of: readonly ExampleClass[]): string[] {
  const taken = new Set<string>();
  return of.map(({ name }) => {
    const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+|[. ]+$/g, '') || '_';
    let free = safe;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${safe} ${i}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

async function pngOf(picture: Uint8Array, { side, channels }: Format): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.putImageData(rasterData({ width: side, height: side, channels, data: picture }), 0, 0);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

async function save(): Promise<void> {
  const saved = classes.value;
  const files: Record<string, Uint8Array> = {};
  for (const [place, folder] of folderNames(saved).entries())
    for (const [i, picture] of saved[place].pictures.entries())
      files[`${NAME}/${folder}/${String(i + 1).padStart(4, '0')}.png`] = await pngOf(picture, format.value);
  const { zipSync } = await import('fflate');
  saveFile(new Blob([new Uint8Array(zipSync(files, { level: 0 }))], { type: 'application/zip' }), `${NAME}.zip`);
  keepExamples(saved);
}

/** @throws Error for what is no archive of pictures in folders */
async function open(file: File): Promise<void> {
  const { unzipped } = await import('../app/unzip.ts');
  const { classes: read } = await readPictures(classified(await unzipped(file)), format.value, () => {});
  if (read.length === 0) throw new Error(t('noPictures'));
  setClasses(read);
  keepExamples(read);
}

export function ExampleFiles() {
  const [problem, setProblem] = useState<string>();
  const read = (file: File): void => {
    setProblem(undefined);
    open(file).catch((error: Error) => setProblem(t('badZip', { name: file.name, why: error.message })));
  };
  const isEmpty = classes.value.every(({ pictures }) => pictures.length === 0);
  return (
    <>
      <div class="row">
        <button type="button" class="plain" disabled={isEmpty} onClick={() => void save()}>
          {t('saveExamples')}
        </button>
        <FileButton
          text={t('openExamples')}
          class="plain"
          accept=".zip,application/zip"
          disabled={isBusy.value}
          take={([file]) => file && read(file)}
        />
      </div>
      <Problem text={problem} />
    </>
  );
}
