// The page of training: examples, training, trying.

import { useEffect, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { ask } from '../compute/client.ts';
import { BuiltInSource } from './built-in-source.tsx';
import { CameraSource } from './camera-source.tsx';
import { deviceText } from './device-text.ts';
import { DrawSource } from './draw-source.tsx';
import { PicturesSource } from './pictures-source.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { isBusy, SOURCES, type Source, source } from './state.ts';
import { TryPanel } from './try-panel.tsx';

const PANELS: Readonly<Record<Source, () => preact.JSX.Element>> = {
  draw: DrawSource,
  pictures: PicturesSource,
  camera: CameraSource,
  builtIn: BuiltInSource,
};

function SourceChoice() {
  return (
    <fieldset class="choice">
      <legend class="hidden">{t('source')}</legend>
      {SOURCES.map((name) => (
        <label key={name} class={name === source.value ? 'chosen' : ''}>
          <input
            type="radio"
            name="source"
            checked={name === source.value}
            disabled={isBusy.value}
            onChange={() => {
              source.value = name;
            }}
          />
          {t(name)}
        </label>
      ))}
    </fieldset>
  );
}

export function TrainPage() {
  const [device, setDevice] = useState('');
  useEffect(() => {
    ask('train', (engine) => engine.device()).then(setDevice);
  }, []);
  const Panel = PANELS[source.value];
  return (
    <>
      <h1>{t('train')}</h1>
      <p>{t('trainLead')}</p>
      <section class="card" aria-labelledby="examples">
        <h2 id="examples">{t('stepExamples')}</h2>
        <SourceChoice />
        <Panel key={source.value} />
      </section>
      <section class="card" aria-labelledby="training">
        <h2 id="training">{t('stepTrain')}</h2>
        <SettingsPanel />
        <ProgressPanel />
      </section>
      <section class="card" aria-labelledby="trying">
        <h2 id="trying">{t('stepTry')}</h2>
        <TryPanel />
      </section>
      <p class="soft foot">{device && t('device', { what: deviceText(device) })}</p>
    </>
  );
}
