// The classes with their examples: named, filled and removed by the reader.

import { numberText, t } from '../app/language.ts';
import { classes, type ExampleClass, format, isBusy, setClasses } from './state.ts';
import { Thumbnail } from './thumbnail.tsx';

/** Thumbnails that are shown of a class: the last ones. */
const SHOWN = 14;

const change = (place: number, changed: (entry: ExampleClass) => ExampleClass): void =>
  setClasses(classes.value.map((entry, i) => (i === place ? changed(entry) : entry)));

/** Adds a picture to a class. */
export const addPicture = (place: number, picture: Uint8Array): void =>
  change(place, (entry) => ({ ...entry, pictures: [...entry.pictures, picture] }));

function Entry({
  place,
  entry,
  chosen,
  choose,
}: {
  readonly place: number;
  readonly entry: ExampleClass;
  readonly chosen: boolean;
  readonly choose?: (() => void) | undefined;
}) {
  const { name, pictures } = entry;
  return (
    <li class={chosen ? 'class chosen' : 'class'}>
      <div class="class-head">
        {choose && (
          <input type="radio" name="class" checked={chosen} aria-label={t('collectFor', { name })} onChange={choose} />
        )}
        <input
          class="class-name"
          value={name}
          maxLength={60}
          aria-label={t('className', { n: place + 1 })}
          disabled={isBusy.value}
          onChange={({ currentTarget }) => {
            const typed = currentTarget.value.trim();
            change(place, (old) => ({ ...old, name: typed || old.name }));
          }}
        />
        <span class="soft count">{t('count', { n: numberText(pictures.length) })}</span>
        {choose && pictures.length > 0 && (
          <button
            type="button"
            class="plain"
            disabled={isBusy.value}
            onClick={() => change(place, (old) => ({ ...old, pictures: old.pictures.slice(0, -1) }))}
          >
            {t('undo')}
          </button>
        )}
        {classes.value.length > 2 && (
          <button
            type="button"
            class="plain"
            aria-label={t('removeClass', { name })}
            disabled={isBusy.value}
            onClick={() => setClasses(classes.value.filter((_, i) => i !== place))}
          >
            ×
          </button>
        )}
      </div>
      <div class="strip">
        {pictures.slice(-SHOWN).map((bytes, i) => (
          <Thumbnail key={Math.max(0, pictures.length - SHOWN) + i} bytes={bytes} format={format.value} />
        ))}
      </div>
    </li>
  );
}

/** @param chosen place of the class that examples are collected for; none where they come all at once */
export function ClassList({ chosen, choose }: { readonly chosen?: number; readonly choose?: (place: number) => void }) {
  return (
    <>
      <ul class="classes">
        {classes.value.map((entry, place) => (
          <Entry
            key={place}
            place={place}
            entry={entry}
            chosen={place === chosen}
            choose={choose && (() => choose(place))}
          />
        ))}
      </ul>
      {choose && (
        <button
          type="button"
          class="plain"
          disabled={isBusy.value}
          onClick={() => {
            const n = classes.value.length + 1;
            setClasses([...classes.value, { name: t('classDefault', { n }), pictures: [] }]);
            choose(n - 1);
          }}
        >
          + {t('addClass')}
        </button>
      )}
    </>
  );
}
