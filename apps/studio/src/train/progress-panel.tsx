// A training as it goes: buttons, curves, held-out pictures and the confusion matrix.

import { numberText, percentText, t } from '../app/language.ts';
import { LineChart } from '../charts/line-chart.tsx';
import type { EpochNews } from '../compute/protocol.ts';
import { InsidePanel } from './inside-panel.tsx';
import { canTrain, epochs, goOn, isBusy, pause, phase, problem, steps, stop, train, trainedOn } from './state.ts';
import { Thumbnail } from './thumbnail.tsx';

/** Above it, colours say more than numbers, and numbers do not fit. */
const NUMBERED_CLASSES = 12;

function Buttons() {
  if (!isBusy.value)
    return (
      <div class="row">
        <button type="button" class="strong" disabled={!canTrain.value} onClick={() => void train()}>
          {t('start')}
        </button>
        {!canTrain.value && <span class="soft">{t('needClasses')}</span>}
      </div>
    );
  return (
    <div class="row">
      {phase.value === 'paused' ? (
        <button type="button" class="strong" onClick={() => void goOn()}>
          {t('goOn')}
        </button>
      ) : (
        <button type="button" disabled={phase.value === 'preparing'} onClick={() => void pause()}>
          {t('pause')}
        </button>
      )}
      <button type="button" class="plain" onClick={() => void stop()}>
        {t('stop')}
      </button>
    </div>
  );
}

function statusText(): string {
  const last = steps.value.at(-1);
  switch (phase.value) {
    case 'preparing':
      return t('preparing');
    case 'running':
      return t('running', { epoch: (last?.epoch ?? 0) + 1, epochs: trainedOn.value?.settings.epochs ?? 0 });
    case 'paused':
      return t('paused');
    case 'done':
      return t('done', { accuracy: percentText(epochs.value.at(-1)?.accuracy ?? 0) });
    case 'stopped':
      return t('stopped');
    case 'failed':
      return problem.value;
    default:
      return '';
  }
}

function Status() {
  const last = steps.value.at(-1);
  return (
    <>
      <p role="status" class={phase.value === 'failed' ? 'wrong' : ''}>
        {statusText()}
      </p>
      {last && (
        <div class="row">
          <progress value={last.step + 1} max={last.steps} aria-label={t('train')} />
          <span class="soft">{t('speed', { n: numberText(last.imagesPerSecond) })}</span>
        </div>
      )}
    </>
  );
}

function HeldOutPictures({ news }: { readonly news: EpochNews }) {
  const on = trainedOn.value;
  if (!on) return null;
  const { examples, format } = on;
  const size = examples.height * examples.width * examples.channels;
  return (
    <section>
      <h3>{t('heldOut')}</h3>
      <p class="soft">{t('heldOutHint')}</p>
      <ul class="sheet">
        {news.heldOut.map(({ index, label, predicted, probability }) => (
          <li key={index} class={label === predicted ? '' : 'wrong'}>
            <Thumbnail
              bytes={examples.pixels.subarray(index * size, (index + 1) * size)}
              format={format}
              label={examples.classNames[label]}
            />
            <span>{examples.classNames[predicted]}</span>
            <span class="soft">{percentText(probability)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConfusionMatrix({ news }: { readonly news: EpochNews }) {
  const names = trainedOn.value?.examples.classNames ?? [];
  const n = names.length;
  const most = Math.max(1, ...news.confusion);
  return (
    <section>
      <h3>{t('confusion')}</h3>
      <p class="soft">{t('confusionHint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keys */}
      <section class="scroll" tabIndex={0} aria-label={t('confusion')}>
        <table class="confusion">
          <thead>
            <tr>
              <td />
              {names.map((name, i) => (
                <th key={i} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, row) => (
              <tr key={row}>
                <th scope="row">{name}</th>
                {names.map((_, column) => {
                  const count = news.confusion[row * n + column];
                  return (
                    <td
                      key={column}
                      class={row === column ? 'right' : 'off'}
                      style={{ '--share': String(count / most) }}
                    >
                      {n <= NUMBERED_CLASSES || count > 0 ? count : ''}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Curves() {
  const perEpoch = (steps.value[0]?.steps ?? 0) / (trainedOn.value?.settings.epochs ?? 1);
  const lines = [
    { name: t('loss'), side: 'left', points: steps.value.map(({ step, loss }) => [step + 1, loss] as const) },
    {
      name: t('accuracy'),
      side: 'right',
      points: epochs.value.map(({ epoch, accuracy }) => [epoch * perEpoch, accuracy] as const),
    },
  ] as const;
  const last = epochs.value.at(-1);
  const label = `${t('loss')} ${numberText(steps.value.at(-1)?.loss ?? 0, 3)}, ${t('accuracy')} ${percentText(last?.accuracy ?? 0)}`;
  return <LineChart lines={lines} xName={t('step')} label={label} />;
}

export function ProgressPanel() {
  const last = epochs.value.at(-1);
  const inside = epochs.value.findLast((news) => news.inside)?.inside;
  return (
    <div>
      <Buttons />
      <Status />
      {steps.value.length > 0 && <Curves />}
      {inside && <InsidePanel news={inside} names={trainedOn.value?.examples.classNames ?? []} />}
      {last && (
        <div class="columns">
          <HeldOutPictures news={last} />
          <ConfusionMatrix news={last} />
        </div>
      )}
    </div>
  );
}
