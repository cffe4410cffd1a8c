// The page that looks into networks: one, or two side by side, in views that each ask the worker for a report.

import { useEffect, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import type { Word } from '../app/words.ts';
import { SLOTS } from '../compute/protocol.ts';
import { Choosers } from './chooser.tsx';
import { Comparison } from './comparison.tsx';
import { DiagramPanel } from './diagram.tsx';
import { EffectiveField } from './effective-field.tsx';
import { Flips } from './flips.tsx';
import { GradCam } from './grad-cam.tsx';
import { Heads } from './heads.tsx';
import { Layers } from './layers.tsx';
import { PictureChoice } from './picture-choice.tsx';
import { ReceptiveField } from './receptive-field.tsx';
import { type OpenPlace, open, opened, places, showScene } from './state.ts';
import { Weights } from './weights.tsx';

const VIEWS = ['diagram', 'layers', 'field', 'effective', 'cam', 'heads', 'flips', 'weights'] as const;
type View = (typeof VIEWS)[number];

const PANELS: Readonly<Record<View, (props: { readonly place: OpenPlace }) => preact.JSX.Element | null>> = {
  diagram: DiagramPanel,
  layers: Layers,
  field: ReceptiveField,
  effective: EffectiveField,
  cam: GradCam,
  heads: Heads,
  flips: Flips,
  weights: Weights,
};

const TITLES: Readonly<Record<View, Word>> = {
  diagram: 'viewDiagram',
  layers: 'viewLayers',
  field: 'viewField',
  effective: 'viewEffective',
  cam: 'viewCam',
  heads: 'viewHeads',
  flips: 'viewFlips',
  weights: 'viewWeights',
};

/** Views that show a picture. */
const PICTURED: ReadonlySet<View> = new Set(['field', 'effective', 'cam', 'heads', 'flips', 'weights']);

function ViewChoice({ view, choose }: { readonly view: View; readonly choose: (view: View) => void }) {
  return (
    <fieldset class="choice">
      <legend class="hidden">{t('view')}</legend>
      {VIEWS.map((name) => (
        <label key={name} class={name === view ? 'chosen' : ''}>
          <input type="radio" name="view" checked={name === view} onChange={() => choose(name)} />
          {t(TITLES[name])}
        </label>
      ))}
    </fieldset>
  );
}

/** @param detail names of models, such as `resnet18/resnet50` */
export function InspectPage({ detail }: { readonly detail: string }) {
  const [view, setView] = useState<View>('diagram');
  useEffect(() => {
    detail
      .split('/')
      .slice(0, SLOTS.length)
      .forEach((name, i) => {
        const known = places.value[SLOTS[i]];
        if (name !== '' && known?.wanted.name !== name) void open(SLOTS[i], { name, side: 0 });
      });
  }, [detail]);
  useEffect(() => void showScene(), []);
  const shown = opened.value;
  const Panel = PANELS[view];
  return (
    <>
      <h1>{t('inspect')}</h1>
      <p>{t('inspectLead')}</p>
      <section class="card" aria-labelledby="networks">
        <h2 id="networks">{t('networks')}</h2>
        <Choosers />
      </section>
      {shown.length > 0 && (
        <>
          <Comparison places={shown} />
          <section class="card" aria-label={t('view')}>
            <ViewChoice view={view} choose={setView} />
            {PICTURED.has(view) && <PictureChoice />}
            <div class={shown.length > 1 ? 'columns two' : ''}>
              {shown.map((place) => (
                <section
                  key={`${place.slot} ${place.serial}`}
                  aria-label={shown.length > 1 ? place.opened.subject.name : undefined}
                >
                  {shown.length > 1 && <h3>{place.opened.subject.name}</h3>}
                  <Panel place={place} />
                </section>
              ))}
            </div>
          </section>
        </>
      )}
    </>
  );
}
