// The page of earlier runs: a table, their curves over one another, and what their settings differ in.

import { useEffect } from 'preact/hooks';
import { DropZone } from '../app/drop-zone.tsx';
import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import { Curves } from './curves.tsx';
import { Differences } from './differences.tsx';
import { compared, filter, folder, openFiles, openServed, problem, runs, status } from './state.ts';
import { RunTable } from './table.tsx';

export function RunsPage() {
  useEffect(() => void openServed(), []);
  return (
    <>
      <h1>{t('runs')}</h1>
      <p>{t('runsLead')}</p>
      <section class="card" aria-labelledby="folder">
        <h2 id="folder">{t('runFolder')}</h2>
        <DropZone
          slim
          label={t('chooseFolder')}
          hint={t('dropRuns')}
          folder={t('chooseFolder')}
          take={(files) => void openFiles(files)}
        />
        <p role="status">{folder.value ? t('told', { what: folder.value, text: status.value }) : status.value}</p>
        <Problem text={problem.value} />
      </section>
      {runs.value.length > 0 && (
        <>
          <section class="card" aria-labelledby="table">
            <h2 id="table">{t('runs')}</h2>
            <label class="field">
              <span>{t('filter')}</span>
              <input
                value={filter.value}
                placeholder="model=resnet18 lr=0.01"
                onInput={({ currentTarget }) => {
                  filter.value = currentTarget.value;
                }}
              />
            </label>
            <RunTable />
          </section>
          {compared.value.length > 0 && (
            <>
              <section class="card" aria-labelledby="curves">
                <h2 id="curves">{t('curves')}</h2>
                <Curves />
              </section>
              <section class="card" aria-labelledby="differences">
                <h2 id="differences">{t('settingsDiffer')}</h2>
                <Differences />
              </section>
            </>
          )}
        </>
      )}
    </>
  );
}
