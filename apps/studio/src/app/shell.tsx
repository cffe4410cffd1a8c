// What is around every page: the title, the way between pages, language.

import { TrainPage } from '../train/page.tsx';
import { LANGUAGES, language, t } from './language.ts';

const NAMES = { en: 'English', zh: '中文' } as const;

function LanguageChoice() {
  return (
    <select
      class="language"
      aria-label={t('language')}
      value={language.value}
      onChange={({ currentTarget }) => {
        language.value = currentTarget.value === 'zh' ? 'zh' : 'en';
      }}
    >
      {LANGUAGES.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {NAMES[tag]}
        </option>
      ))}
    </select>
  );
}

export function Shell() {
  return (
    <>
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <header class="top">
        <span class="brand">{t('title')}</span>
        <span class="soft tagline">{t('tagline')}</span>
        <LanguageChoice />
      </header>
      <main id="content" tabIndex={-1}>
        <TrainPage />
      </main>
    </>
  );
}
