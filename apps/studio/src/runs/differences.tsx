// Settings that are not the same in all of the compared runs.

import { t } from '../app/language.ts';
import { ScrollRegion } from '../app/scroll-region.tsx';
import { settingText } from './read.ts';
import { compared } from './state.ts';

export function Differences() {
  const runs = compared.value;
  const names = [...new Set(runs.flatMap(({ config }) => Object.keys(config)))];
  const rows = names
    .map((name) => ({ name, values: runs.map(({ config }) => settingText(config[name])) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
  if (runs.length < 2) return <p class="soft">{t('chooseTwo')}</p>;
  if (rows.length === 0) return <p>{t('sameSettings')}</p>;
  return (
    <ScrollRegion label={t('setting')}>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{t('setting')}</th>
            {runs.map(({ source }) => (
              <th key={source.path} scope="col">
                {source.path || '.'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={i}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
