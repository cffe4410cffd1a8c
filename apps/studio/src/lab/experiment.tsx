// One experiment: its claim, its record, and a run of the reader's own beside it.

import type { LabResult } from '@fovea/cli/src/lab/result.ts';
import {
  type Estimate,
  estimateText,
  type Figure,
  type LabWords,
  type Parameters,
  type Verdict,
} from '@fovea/experiments';
import { useMemo, useState } from 'preact/hooks';
import { derivationOf } from '../app/derivations.ts';
import { LANGUAGES, language, numberText, t } from '../app/language.ts';
import { ScrollRegion } from '../app/scroll-region.tsx';
import { useResult } from '../app/use-result.ts';
import { FigureView } from '../charts/figure-view.tsx';
import type { ExperimentText } from '../compute/laboratory.ts';
import { Controls } from './controls.tsx';
import { loadRecord, type Run, runs, start, stop } from './state.ts';
import { VerdictMark } from './verdict-mark.tsx';
import { useLabWords } from './words.ts';

function Because({ id, verdict, words }: { readonly id: string; readonly verdict: Verdict; readonly words: LabWords }) {
  return (
    <>
      <p>
        <VerdictMark verdict={verdict} words={words} />
      </p>
      <ul>
        {verdict.because.map((line) => (
          <li key={line}>{words.reason(id, line)}</li>
        ))}
      </ul>
    </>
  );
}

const FIGURES: readonly Figure[] = [];

function TranslatedFigure({ figure, words }: { readonly figure: Figure; readonly words: LabWords }) {
  return <FigureView figure={useMemo(() => words.figure(figure), [figure, words])} />;
}

/** Figures of the record and of the run, each beside the other. */
function Figures({
  record,
  run,
  words,
}: {
  readonly record: LabResult | undefined;
  readonly run: Run | undefined;
  readonly words: LabWords;
}) {
  const recorded = record?.figures ?? FIGURES;
  const own = run?.outcome?.outcome.figures ?? FIGURES;
  const titles = [...new Set([...recorded, ...own].map(({ title }) => title))];
  return (
    <>
      {titles.map((title) => {
        const pair = [recorded, own].map((list) => list.find((figure) => figure.title === title));
        return (
          <div key={title} class="columns wide">
            {pair.map(
              (figure, i) =>
                figure && (
                  <div key={i}>
                    <p class="soft">{t(i === 0 ? 'labRecord' : 'labHere')}</p>
                    <TranslatedFigure figure={figure} words={words} />
                  </div>
                ),
            )}
          </div>
        );
      })}
    </>
  );
}

function Numbers({
  experiment,
  record,
  run,
  words,
}: {
  readonly experiment: ExperimentText;
  readonly record: LabResult | undefined;
  readonly run: Run | undefined;
  readonly words: LabWords;
}) {
  const own = run?.outcome?.outcome.measurements;
  const text = (estimate: Estimate | undefined): string => (estimate ? words.number(estimateText(estimate)) : '–');
  return (
    <ScrollRegion label={t('measured')}>
      <table class="numbers measures">
        <thead>
          <tr>
            <th scope="col">{t('measured')}</th>
            {record && <th scope="col">{t('labRecord')}</th>}
            {own && <th scope="col">{t('labHere')}</th>}
          </tr>
        </thead>
        <tbody>
          {Object.entries(experiment.measures).map(([name, what]) => (
            <tr key={name}>
              <th scope="row">{what}</th>
              {record && <td>{text(record.measurements[name])}</td>}
              {own && <td>{text(own[name])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Status({ run, words }: { readonly run: Run; readonly words: LabWords }) {
  const { phase, progress, problem, outcome } = run;
  const seeds = outcome?.seeds === undefined ? '' : t('ofSeeds', { n: outcome.seeds });
  const text = {
    running: progress
      ? t('labCase', { done: progress.done, total: progress.total, what: words.case(progress.what) })
      : t('computing'),
    stopped: t('labStopped'),
    done: t('labDone'),
    failed: t('labFailed', { why: problem }),
  }[phase];
  return (
    <>
      <p role="status" class={phase === 'failed' ? 'wrong' : ''}>
        {text} {seeds}
      </p>
      {phase === 'running' && progress && (
        <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={t('labRunning')} />
      )}
    </>
  );
}

const same = (a: Parameters, b: Parameters): boolean => JSON.stringify(a) === JSON.stringify(b);

function RunHere({ experiment, words }: { readonly experiment: ExperimentText; readonly words: LabWords }) {
  const { id, smoke, full } = experiment;
  const run = runs.value[id];
  const [parameters, setParameters] = useState<Parameters>(run?.parameters ?? smoke);
  const [valid, setValid] = useState(true);
  const [preset, setPreset] = useState(0);
  const take = (chosen: Parameters): void => {
    setParameters(chosen);
    setPreset(preset + 1);
  };
  const isRunning = run?.phase === 'running';
  return (
    <section class="card" aria-labelledby="run-here">
      <h2 id="run-here">{t('labHere')}</h2>
      <p class="soft">{t('labHereHint')}</p>
      <div class="row">
        <button type="button" class="plain" disabled={isRunning} onClick={() => take(smoke)}>
          {t('shortTrial')}
        </button>
        <button type="button" class="plain" disabled={isRunning} onClick={() => take(full)}>
          {t('asRecorded')}
        </button>
      </div>
      <Controls
        key={preset}
        parameters={parameters}
        own={full}
        nameOf={words.parameter}
        disabled={isRunning}
        change={setParameters}
        tellValid={setValid}
      />
      <div class="row">
        {isRunning ? (
          <button type="button" onClick={stop}>
            {t('stop')}
          </button>
        ) : (
          <button type="button" class="strong" disabled={!valid} onClick={() => void start(id, parameters)}>
            {t('labRun')}
          </button>
        )}
      </div>
      {run && <Status run={run} words={words} />}
      {run?.outcome && (
        <>
          {!same(run.parameters, full) && <p class="soft">{t('otherParameters')}</p>}
          <Because id={id} verdict={run.outcome.outcome.verdict} words={words} />
        </>
      )}
    </section>
  );
}

function Claim({ experiment }: { readonly experiment: ExperimentText }) {
  const { title, id, claim, varied, rule, caveat } = experiment;
  const card = derivationOf(id);
  return (
    <section class="card" aria-labelledby="claim">
      <h2 id="claim">
        {id} · {title}
      </h2>
      {[...LANGUAGES]
        .sort((a) => (a === language.value ? -1 : 1))
        .map((each) => (
          <blockquote key={each} lang={each}>
            {claim[each]}
          </blockquote>
        ))}
      <dl class="facts">
        <dt>{t('varied')}</dt>
        <dd>{varied.join(language.value === 'zh' ? '；' : '; ')}</dd>
        <dt>{t('rule')}</dt>
        <dd>{rule}</dd>
        {caveat && <dt>{t('caveat')}</dt>}
        {caveat && <dd>{caveat}</dd>}
      </dl>
      {card && (
        <p>
          <a href={`#/learn/${card}`}>{t('itsDerivation')}</a>
        </p>
      )}
    </section>
  );
}

export function ExperimentView({
  experiment: written,
  isRecorded,
}: {
  readonly experiment: ExperimentText;
  readonly isRecorded: boolean;
}) {
  const { id } = written;
  const words = useLabWords();
  const experiment = words.experiment(written);
  const { value: record, problem } = useResult(id, async () => (isRecorded ? loadRecord(id) : undefined));
  return (
    <>
      <p>
        <a href="#/lab">{t('allExperiments')}</a>
      </p>
      <Claim experiment={experiment} />
      {problem && <p role="alert">{problem}</p>}
      {record && (
        <section class="card" aria-labelledby="recorded">
          <h2 id="recorded">{t('labRecord')}</h2>
          <Because id={id} verdict={record.verdict} words={words} />
          <p class="soft">
            {t('recordedOn', {
              cpu: record.machine.cpu,
              cores: record.machine.cores,
              node: record.machine.node,
              seconds: numberText(record.seconds),
            })}
          </p>
        </section>
      )}
      {!isRecorded && <p>{t('notRecordedYet')}</p>}
      <RunHere experiment={experiment} words={words} />
      <section class="card" aria-label={t('figuresAndNumbers')}>
        <Figures record={record} run={runs.value[id]} words={words} />
        <Numbers experiment={experiment} record={record} run={runs.value[id]} words={words} />
      </section>
    </>
  );
}
