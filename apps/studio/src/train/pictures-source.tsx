// Examples from a folder of pictures.

import { useState } from 'preact/hooks';
import { DropZone } from '../app/drop-zone.tsx';
import { isZip, type PathFile } from '../app/dropped-files.ts';
import { numberText, t } from '../app/language.ts';
import { ClassList } from './class-list.tsx';
import { classified, MOST_PER_CLASS, type Read, readPictures } from './read-folder.ts';
import { classes, format, isBusy, setClasses } from './state.ts';

/** Names of skipped files that are shown. */
const NAMED = 5;

function summary({ classes: read, skipped, cut }: Read): readonly string[] {
  const n = numberText(read.reduce((sum, { pictures }) => sum + pictures.length, 0));
  return [
    read.length === 0 ? t('noPictures') : t('picturesRead', { n, classes: read.length }),
    ...(skipped.length > 0
      ? [
          t('picturesSkipped', {
            n: skipped.length,
            names: skipped.slice(0, NAMED).join(', ') + (skipped.length > NAMED ? ' …' : ''),
          }),
        ]
      : []),
    ...(cut ? [t('tooManyPictures', { n: numberText(MOST_PER_CLASS) })] : []),
  ];
}

export function PicturesSource() {
  const [lines, setLines] = useState<readonly string[]>([]);
  const read = async (given: readonly PathFile[]): Promise<void> => {
    const problems: string[] = [];
    const unpack = async (one: PathFile): Promise<readonly PathFile[]> => {
      if (!isZip(one.file)) return [one];
      setLines([t('loading')]);
      const { unzipped } = await import('../app/unzip.ts');
      return unzipped(one.file).catch((error: Error) => {
        problems.push(t('badZip', { name: one.file.name, why: error.message }));
        return [];
      });
    };
    const files: PathFile[] = [];
    for (const one of given) files.push(...(await unpack(one)));
    const result = await readPictures(classified(files), format.value, (done, all) =>
      setLines([t('readingPictures', { done: numberText(done), all: numberText(all) })]),
    );
    if (result.classes.length > 0) setClasses(result.classes);
    setLines([...problems, ...(problems.length > 0 && files.length === 0 ? [] : summary(result))]);
  };
  return (
    <div>
      <DropZone
        label={t('pictures')}
        hint={t('dropPictures')}
        folder={t('chooseFolder')}
        file={t('chooseZip')}
        accept=".zip,application/zip"
        disabled={isBusy.value}
        take={(files) => void read(files)}
      />
      <div role="status">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {classes.value.length > 0 && <ClassList />}
    </div>
  );
}
