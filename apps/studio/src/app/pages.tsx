// The pages by their addresses, such as #/learn/attention. A page is loaded when it is first shown.

import { computed, signal } from '@preact/signals';
import { lazy, Suspense } from 'preact/compat';
import { TrainPage } from '../train/page.tsx';
import type { Word } from './words.ts';

export const PAGES = ['train', 'inspect', 'lab', 'learn', 'runs'] as const;
export type PageName = (typeof PAGES)[number];

/** @param detail what follows the page's name in the address */
type View = (props: { readonly detail: string }) => preact.JSX.Element;

const LearnPage = lazy(() => import('../learn/page.tsx').then(({ LearnPage: View }) => ({ default: View })));

const InspectPage = lazy(() => import('../inspect/page.tsx').then(({ InspectPage: View }) => ({ default: View })));

const LabPage = lazy(() => import('../lab/page.tsx').then(({ LabPage: View }) => ({ default: View })));

const RunsPage = lazy(() => import('../runs/page.tsx').then(({ RunsPage: View }) => ({ default: View })));

const VIEWS: Readonly<Record<PageName, View>> = {
  train: () => <TrainPage />,
  inspect: ({ detail }) => (
    <Suspense fallback={<p />}>
      <InspectPage detail={detail} />
    </Suspense>
  ),
  lab: ({ detail }) => (
    <Suspense fallback={<p />}>
      <LabPage detail={detail} />
    </Suspense>
  ),
  learn: ({ detail }) => (
    <Suspense fallback={<p />}>
      <LearnPage detail={detail} />
    </Suspense>
  ),
  runs: () => (
    <Suspense fallback={<p />}>
      <RunsPage />
    </Suspense>
  ),
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
