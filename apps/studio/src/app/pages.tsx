// The pages by their addresses, such as #/learn/attention. A page is loaded when it is first shown.

import { computed, signal } from '@preact/signals';
import { lazy, Suspense } from 'preact/compat';
import { TrainPage } from '../train/page.tsx';
import { t } from './language.ts';
import type { Word } from './words.ts';

export const PAGES = ['train', 'inspect', 'lab', 'learn', 'runs'] as const;
export type PageName = (typeof PAGES)[number];

/** @param detail what follows the page's name in the address */
type View = (props: { readonly detail: string }) => preact.JSX.Element;

/** In the place of a page whose script does not come: the server has ended, or has files of another version by now. */
function Missing() {
  return <p role="alert">{t('pageMissing')}</p>;
}

/** A page that is loaded when it is first shown. */
function later(load: () => Promise<View>): View {
  const Page = lazy(() =>
    load().then(
      (page) => ({ default: page }),
      () => ({ default: Missing as View }),
    ),
  );
  return ({ detail }) => (
    <Suspense fallback={<p />}>
      <Page detail={detail} />
    </Suspense>
  );
}

const VIEWS: Readonly<Record<PageName, View>> = {
  train: () => <TrainPage />,
  inspect: later(async () => (await import('../inspect/page.tsx')).InspectPage),
  lab: later(async () => (await import('../lab/page.tsx')).LabPage),
  learn: later(async () => (await import('../learn/page.tsx')).LearnPage),
  runs: later(async () => (await import('../runs/page.tsx')).RunsPage),
};

export const titleOf = (name: PageName): Word => name;

const address = signal(location.hash);
addEventListener('hashchange', () => {
  address.value = location.hash;
});

/** As it stands where it cannot be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the address names; an unknown one shows the first page. */
export const page = computed(() => {
  const [, wanted, ...rest] = address.value.split('/');
  const name = PAGES.find((each) => each === wanted) ?? PAGES[0];
  return { name, View: VIEWS[name], detail: decoded(rest.join('/')) };
});
