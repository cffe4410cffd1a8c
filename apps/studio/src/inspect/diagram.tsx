// The foldable diagram of a network, as on the page of `fovea profile`.

import { DIAGRAM_STYLE } from '@fovea/cli/src/report/diagram-style.ts';
import { DiagramView } from '@fovea/cli/web/diagram/view.ts';
import type { DiagramWords } from '@fovea/cli/web/diagram/words.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { language, t } from '../app/language.ts';
import { figureTitle } from './figure-words.ts';
import type { OpenPlace } from './state.ts';

const words = (): DiagramWords => ({
  layers: (n) => t('diagramLayers', { n }),
  call: (n) => t('diagramCall', { n }),
  gives: (shapes) => t('diagramGives', { shapes: shapes.join(', ') }),
  from: (names) => t('diagramFrom', { names: names.join(', ') }),
  tree: (type, shape) => t('diagramTree', { type, shape }),
  middle: (value) => t('diagramMiddle', { value }),
});

export function DiagramPanel({ place }: { readonly place: OpenPlace }) {
  const scroll = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLSpanElement>(null);
  const details = useRef<HTMLParagraphElement>(null);
  const [view, setView] = useState<DiagramView>();
  const { figures, subject } = place.opened;
  const titled = figures.map((figure) => ({ ...figure, title: figureTitle(figure.title) }));
  useEffect(() => {
    if (!scroll.current || !legend.current || !details.current || !subject.graph) return;
    const parts = { scroll: scroll.current, legend: legend.current, details: details.current };
    const made = new DiagramView({ graph: subject.graph, figures: titled }, parts, `arrow-${place.slot}`, words());
    setView(made);
    return () => made.remove();
  }, [place.serial, language.value]);
  const tools = [
    [t('foldAll'), t('foldAll'), () => view?.unfoldAll(false)],
    [t('unfoldAll'), t('unfoldAll'), () => view?.unfoldAll(true)],
    ['−', t('smaller'), () => view?.zoom(0.8)],
    ['+', t('larger'), () => view?.zoom(1.25)],
    ['1:1', `1:1, ${t('sizeToRead')}`, () => view?.natural()],
    [t('whole'), t('whole'), () => view?.fit()],
  ] as const;
  return (
    <>
      <style>{DIAGRAM_STYLE}</style>
      <p class="soft">{t('diagramHint')}</p>
      <div class="diagram" key={language.value}>
        <div class="tools">
          <label>
            {t('colourBy')}{' '}
            <select onChange={({ currentTarget }) => view?.colourBy(Number(currentTarget.value))}>
              {titled.map(({ title }, i) => (
                <option key={title} value={i}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <span class="legend" ref={legend} />
          <span class="gap" />
          {tools.map(([text, label, act]) => (
            <button key={label} type="button" aria-label={label} title={label} onClick={act}>
              {text}
            </button>
          ))}
        </div>
        <div class="scroll" ref={scroll} />
        <p class="details soft" aria-live="polite" ref={details} />
      </div>
    </>
  );
}
