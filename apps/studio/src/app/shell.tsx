// What is around every page: the title, the way between pages, language.

import { LANGUAGES, language, t } from './language.ts';
import { PAGES, page, titleOf } from './pages.tsx';

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
  const { View, detail } = page.value;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      <header class="top">
        <span class="brand">{t('title')}</span>
        <nav class="pages" aria-label={t('pages')}>
          {PAGES.map((name) => (
            <a key={name} href={`#/${name}`} aria-current={name === page.value.name ? 'page' : undefined}>
              {t(titleOf(name))}
            </a>
          ))}
        </nav>
        <span class="soft tagline">{t('tagline')}</span>
        <LanguageChoice />
      </header>
      <main id="content" tabIndex={-1}>
        <View detail={detail} />
      </main>
    </>
  );
}
