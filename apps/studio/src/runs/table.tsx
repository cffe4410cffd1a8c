// The runs as a table that sorts: how each was set, how far it came, how well it did.

import { useState } from 'preact/hooks';
import { numberText, percentText, t } from '../app/language.ts';
import { ScrollRegion } from '../app/scroll-region.tsx';
import type { Word } from '../app/words.ts';
import { bestOf, REPORT, type Run, settingText, WEIGHTS } from './read.ts';
import { choose, chosen, inspectRun, openFile, shown } from './state.ts';

interface Column {
  readonly title: Word;
  readonly value: (run: Run) => number | string | undefined;
  readonly text?: (value: number) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'run', value: ({ source }) => source.path || '.' },
  { title: 'model', value: ({ config }) => settingText(config.model ?? '') },
  { title: 'columnData', value: ({ config }) => settingText(config.data ?? '') },
  { title: 'epochs', value: ({ epochs }) => epochs.length },
  { title: 'bestAccuracy', value: (run) => bestOf(run)?.validationAccuracy, text: percentText },
  { title: 'bestLoss', value: (run) => bestOf(run)?.validationLoss, text: (value) => numberText(value, 3) },
  { title: 'testAccuracy', value: ({ results }) => results.testAccuracy, text: percentText },
  {
    title: 'imagesPerSecond',
    value: ({ epochs }) => epochs.at(-1)?.imagesPerSecond,
    text: (value) => numberText(value),
  },
  { title: 'started', value: ({ started }) => started.slice(0, 16).replace('T', ' ') },
];

function compare(a: number | string | undefined, b: number | string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return typeof a === 'number' && typeof b === 'number' ? b - a : String(a).localeCompare(String(b));
}

function Row({ run }: { readonly run: Run }) {
  const { source } = run;
  const name = source.path || '.';
  const address = source.address(REPORT);
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={t('compareRun', { name })}
          checked={chosen.value.has(source.path)}
          onChange={({ currentTarget }) => choose(source.path, currentTarget.checked)}
        />
      </td>
      {COLUMNS.map(({ title, value, text }, i) => {
        const found = value(run);
        const shownText = typeof found === 'number' ? (text?.(found) ?? String(found)) : (found ?? '');
        if (i > 0) return <td key={title}>{shownText}</td>;
        return (
          <th key={title} scope="row">
            {shownText}
            {run.problem && <p class="wrong">{run.problem}</p>}
          </th>
        );
      })}
      <td>
        {source.files.includes(REPORT) &&
          (address ? (
            <a href={address} target="_blank" rel="noopener">
              {t('report')}
            </a>
          ) : (
            <button type="button" class="sort" onClick={() => void openFile(run, REPORT)}>
              {t('report')}
            </button>
          ))}{' '}
        {source.files.includes(WEIGHTS) && (
          <button type="button" class="sort" onClick={() => void inspectRun(run)}>
            {t('inspect')}
          </button>
        )}
      </td>
    </tr>
  );
}

export function RunTable() {
  const [sorted, setSorted] = useState<Column>();
  const list = sorted ? [...shown.value].sort((a, b) => compare(sorted.value(a), sorted.value(b))) : shown.value;
  if (list.length === 0) return <p>{t('noneMatches')}</p>;
  return (
    <ScrollRegion tall label={t('numbers')}>
      <table class="numbers runs">
        <thead>
          <tr>
            <td />
            {COLUMNS.map((column) => (
              <th key={column.title} scope="col" aria-sort={column === sorted ? 'descending' : 'none'}>
                <button type="button" class="sort" onClick={() => setSorted(column)}>
                  {t(column.title)}
                </button>
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {list.map((run) => (
            <Row key={run.source.path} run={run} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
