// Which networks are looked into: models of the zoo by name, or files of weights that are chosen or dropped.

import { useEffect, useState } from 'preact/hooks';
import { useDrop } from '../app/drop.ts';
import { droppedPaths } from '../app/dropped-files.ts';
import { FileButton } from '../app/file-button.tsx';
import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import { ask } from '../compute/client.ts';
import type { Slot } from '../compute/protocol.ts';
import { close, open, places } from './state.ts';

const FIRST = 'resnet18';
const MOST_PIXELS = 1024;
/** Of a run's folder: the weights that did best. */
const OF_RUN = ['best.safetensors', 'last.safetensors'];

/** The file of weights among those of a folder, or the only one. */
const weightsAmong = (files: readonly File[]): File | undefined =>
  OF_RUN.map((name) => files.find((file) => file.name === name)).find((file) => file) ?? files[0];

function Status({ slot }: { readonly slot: Slot }) {
  const place = places.value[slot];
  if (!place) return null;
  if (place.problem) return <p class="wrong">{place.problem}</p>;
  return <p class="soft">{place.opened ? '' : t('opening', { name: place.wanted.fileName ?? place.wanted.name })}</p>;
}

export function Chooser({ slot, names }: { readonly slot: Slot; readonly names: readonly string[] }) {
  const place = places.value[slot];
  const [name, setName] = useState(place?.wanted.name ?? (slot === 'first' ? FIRST : ''));
  const [side, setSide] = useState(place?.wanted.side ? String(place.wanted.side) : '');
  useEffect(() => {
    if (place && place.wanted.name !== name) setName(place.wanted.name);
  }, [place?.serial]);
  const pixels = side.trim() === '' ? 0 : Number(side);
  const fits = Number.isInteger(pixels) && pixels >= 0 && pixels <= MOST_PIXELS;
  const take = (file: File | undefined): void => {
    if (file) void open(slot, { name, side: fits ? pixels : 0, file, fileName: file.name });
  };
  const { over, listeners } = useDrop((dropped) => {
    void droppedPaths(dropped).then((files) => take(weightsAmong(files.map(({ file }) => file))));
  });
  const list = `models-${slot}`;
  return (
    <form
      class={over ? 'drop slim over' : 'drop slim'}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '' && fits) void open(slot, { name: name.trim(), side: pixels });
      }}
      {...listeners}
    >
      <div class="fields">
        <label class="field wide">
          <span>{t(slot === 'first' ? 'model' : 'besides')}</span>
          <input list={list} value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
          <datalist id={list}>
            {names.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </label>
        <label class="field">
          <span>{t('side')}</span>
          <input
            inputMode="numeric"
            value={side}
            placeholder={t('sideOwn')}
            aria-invalid={!fits}
            onInput={({ currentTarget }) => setSide(currentTarget.value)}
          />
        </label>
      </div>
      <Problem text={fits ? undefined : t('badNumber', { name: t('side'), min: 1, max: MOST_PIXELS })} />
      <div class="row">
        <button type="submit" disabled={name === '' || !fits}>
          {t('open')}
        </button>
        <FileButton text={t('ownWeights')} class="plain" take={(files) => take(weightsAmong(Array.from(files)))} />
        {place && slot === 'second' && (
          <button type="button" class="plain" onClick={() => close(slot)}>
            {t('closeModel')}
          </button>
        )}
      </div>
      <div role="status">
        <Status slot={slot} />
      </div>
    </form>
  );
}

export function Choosers() {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    ask('inspect', (engine) => engine.allModels()).then(setNames);
  }, []);
  return (
    <>
      <div class="columns">
        <Chooser slot="first" names={names} />
        <Chooser slot="second" names={names} />
      </div>
      <p class="soft">{t('weightsHint')}</p>
    </>
  );
}
