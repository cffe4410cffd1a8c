// What training begins with: random weights, a file, or where the page comes from a site, a repository of the hub.

import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { DropZone } from '../app/drop-zone.tsx';
import type { PathFile } from '../app/dropped-files.ts';
import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import { ask } from '../compute/client.ts';
import { hubWeights } from './hub.ts';
import { isBusy, settings } from './state.ts';

const problem = signal('');

/** @param model what the weights are of, where something besides the file says so */
async function use(file: Blob, name: string, model?: string): Promise<void> {
  try {
    const found = await ask('train', (engine) => engine.weightsUse(file, name));
    const known = found.model ?? model;
    problem.value = '';
    settings.value = {
      ...settings.value,
      ...(known !== undefined && { model: known }),
      weights: file,
      weightsName: name,
    };
  } catch (error) {
    problem.value = (error as Error).message;
  }
}

function Hub() {
  const [name, setName] = useState('');
  const [loading, setLoading] = useState(false);
  const load = async (): Promise<void> => {
    setLoading(true);
    try {
      const { file, model } = await hubWeights(name.trim());
      await use(file, name.trim(), model);
    } catch (error) {
      problem.value = (error as Error).message;
    } finally {
      setLoading(false);
    }
  };
  return (
    <div class="row">
      <label class="field">
        <span>{t('hubName')}</span>
        <input
          value={name}
          placeholder="timm/mobilenetv3_small_050.lamb_in1k"
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <button type="button" disabled={loading || isBusy.value || name.trim() === ''} onClick={() => void load()}>
        {loading ? t('loading') : t('fetchHub')}
      </button>
    </div>
  );
}

export function WeightsChoice() {
  const { weightsName, model } = settings.value;
  const forget = (): void => {
    const { weights: _, weightsName: __, ...rest } = settings.value;
    settings.value = rest;
    problem.value = '';
  };
  return (
    <details class="inside">
      <summary>{t('startsFrom', { what: weightsName ?? t('randomStart') })}</summary>
      <DropZone
        slim
        label={t('startFrom')}
        hint={t('startHint')}
        file={t('chooseWeights')}
        disabled={isBusy.value}
        take={([first]: readonly PathFile[]) => void (first && use(first.file, first.file.name))}
      />
      {import.meta.env.MODE === 'static' && <Hub />}
      {weightsName && (
        <div class="row">
          <span>{t('startsWith', { name: weightsName, model })}</span>
          <button type="button" class="plain" disabled={isBusy.value} onClick={forget}>
            {t('randomStart')}
          </button>
        </div>
      )}
      <Problem text={problem.value} />
    </details>
  );
}
