// The trained network on new pictures, and its file.

import { useEffect, useRef, useState } from 'preact/hooks';
import { FileButton } from '../app/file-button.tsx';
import { percentText, t } from '../app/language.ts';
import { saveFile } from '../app/save-file.ts';
import { ask } from '../compute/client.ts';
import { Camera } from './camera.tsx';
import { DrawPad, type Pad } from './draw-pad.tsx';
import { keepNetwork } from './leaving.ts';
import { bytesOf, decode } from './picture.ts';
import { isBusy, trainedOn } from './state.ts';

function Bars({
  probabilities,
  names,
}: {
  readonly probabilities: readonly number[];
  readonly names: readonly string[];
}) {
  const order = probabilities
    .map((probability, i) => ({ probability, name: names[i] }))
    .sort((a, b) => b.probability - a.probability);
  return (
    <ul class="bars" aria-live="polite">
      {order.slice(0, 5).map(({ name, probability }) => (
        <li key={name}>
          <span>{name}</span>
          <meter min={0} max={1} value={probability} aria-label={name} />
          <span class="number">{percentText(probability)}</span>
        </li>
      ))}
    </ul>
  );
}

const FILE = 'fovea-studio.safetensors';

const networkFile = async (): Promise<Blob> => new Blob([await ask('train', (engine) => engine.file())]);

/** Opens the network on the page of inspection. */
async function inspectNetwork(): Promise<void> {
  const file = await networkFile();
  const { open } = await import('../inspect/state.ts');
  void open('first', { name: '', side: 0, file, fileName: FILE });
  location.hash = '#/inspect';
}

async function saveNetwork(): Promise<void> {
  saveFile(await networkFile(), FILE);
  keepNetwork();
}

/** Asks for one picture at a time; of those that come meanwhile, the last one. */
function useAnswers() {
  const [probabilities, setProbabilities] = useState<readonly number[]>();
  const next = useRef<Uint8Array>(undefined);
  const asking = useRef(false);
  const work = async (): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    try {
      while (next.current) {
        const pixels = next.current;
        next.current = undefined;
        setProbabilities(await ask('train', (engine) => engine.predict(pixels)));
      }
    } finally {
      asking.current = false;
    }
  };
  return {
    probabilities,
    forget: () => setProbabilities(undefined),
    show: (pixels: Uint8Array): void => {
      next.current = pixels;
      void work();
    },
  };
}

export function TryPanel() {
  const { probabilities, show, forget } = useAnswers();
  const [problem, setProblem] = useState('');
  const pad = useRef<Pad>(undefined);
  const on = trainedOn.value;
  useEffect(forget, [on]);
  if (!on || isBusy.value) return <p class="soft">{t('tryAfter')}</p>;
  const { format, examples } = on;
  const choose = async (chosen: File): Promise<void> => {
    try {
      show(bytesOf(await decode(chosen), format));
      setProblem('');
    } catch {
      setProblem(t('badPicture', { name: chosen.name }));
    }
  };
  return (
    <div class="columns">
      <div>
        <p class="soft">{t('tryHint')}</p>
        {format.channels === 1 ? (
          <>
            <DrawPad
              ready={(made) => {
                pad.current = made;
              }}
              changed={() => pad.current && show(bytesOf(pad.current.canvas, format))}
            />
            <div class="row">
              <button
                type="button"
                class="plain"
                onClick={() => {
                  pad.current?.clear();
                  forget();
                }}
              >
                {t('clear')}
              </button>
            </div>
          </>
        ) : (
          <Camera action={t('takePicture')} take={(video) => show(bytesOf(video, format))} />
        )}
        <div class="row">
          <FileButton
            text={t('choosePicture')}
            class="plain"
            accept="image/*"
            take={([chosen]) => void (chosen && choose(chosen))}
          />
        </div>
        {problem && <p role="alert">{problem}</p>}
      </div>
      <div>
        {probabilities && <Bars probabilities={probabilities} names={examples.classNames} />}
        <div class="row">
          <button type="button" onClick={() => void saveNetwork()}>
            {t('save')}
          </button>
          <button type="button" class="plain" onClick={() => void inspectNetwork()}>
            {t('inspect')}
          </button>
        </div>
        <p class="soft">{t('saveHint')}</p>
      </div>
    </div>
  );
}
