// Examples from a folder of pictures.

import { useRef, useState } from 'preact/hooks';
import { numberText, t } from '../app/language.ts';
import { ClassList } from './class-list.tsx';
import { chosenFiles, droppedFiles, MOST_PER_CLASS, type Read, readPictures } from './read-folder.ts';
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
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const read = async (found: Parameters<typeof readPictures>[0]): Promise<void> => {
    const result = await readPictures(found, format.value, (done, all) =>
      setLines([t('readingPictures', { done: numberText(done), all: numberText(all) })]),
    );
    if (result.classes.length > 0) setClasses(result.classes);
    setLines(summary(result));
  };
  return (
    <div>
      <section
        class={over ? 'drop over' : 'drop'}
        aria-label={t('pictures')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer && !isBusy.value) void droppedFiles(event.dataTransfer).then(read);
        }}
      >
        <p>{t('dropPictures')}</p>
        <button type="button" disabled={isBusy.value} onClick={() => input.current?.click()}>
          {t('chooseFolder')}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          // The names of a folder's choice are not in the types.
          {...{ webkitdirectory: true }}
          onChange={({ currentTarget }) => {
            if (currentTarget.files) void read(chosenFiles(currentTarget.files));
            currentTarget.value = '';
          }}
        />
      </section>
      <div role="status">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {classes.value.length > 0 && <ClassList />}
    </div>
  );
}
