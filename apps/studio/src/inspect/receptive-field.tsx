// The theoretical receptive field over a picture: what the unit under the pointer sees.

import { type ProjectedField, projectField } from 'fovea/analysis';
import type { RasterImage } from 'fovea/images';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { paintRaster } from '../app/raster.tsx';
import type { OpenPlace } from './state.ts';
import { useReport } from './use-report.ts';
import { Waiting } from './waiting.tsx';

/** Pixels of the canvas for each of the picture's, so that frames are thin. */
const SCALE = 2;

function drawField(canvas: HTMLCanvasElement, image: RasterImage, field: ProjectedField | undefined): void {
  const small = document.createElement('canvas');
  paintRaster(small, image);
  const scale = image.width < 100 ? 8 : SCALE;
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.imageSmoothingEnabled = image.width >= 100;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  if (!field) return;
  const [top, bottom] = field.rows;
  const [left, right] = field.columns;
  const box = [left, top, right - left + 1, bottom - top + 1].map((side) => side * scale);
  context.fillStyle = 'rgba(0, 0, 0, 0.55)';
  context.beginPath();
  context.rect(0, 0, canvas.width, canvas.height);
  context.rect(box[0], box[1], box[2], box[3]);
  context.fill('evenodd');
  context.lineWidth = 2 * scale;
  context.strokeStyle = '#fff';
  context.strokeRect(box[0], box[1], box[2], box[3]);
  context.lineWidth = scale;
  context.strokeStyle = '#2f7ed8';
  if (field.unproductive) context.setLineDash([4 * scale, 4 * scale]);
  context.strokeRect(box[0], box[1], box[2], box[3]);
}

/** Layers whose units see a place of the image, or all of it, with their numbers of units. */
const layersOf = ({ opened }: OpenPlace) =>
  opened.subject.receptiveField.layers.flatMap(({ name, axes }) => {
    if (!axes?.every(({ units, wholeImage }) => units || wholeImage)) return [];
    // Of units that see everything, one is as good as another.
    const [rows, columns] = axes.map(({ units }) => units?.length ?? 1);
    return [{ name, rows, columns, seesAll: axes.every(({ wholeImage }) => wholeImage) }];
  });

type Layer = ReturnType<typeof layersOf>[number];

/** The middle one of those that see less than all, where there is one. */
function firstOf(layers: readonly Layer[]): Layer | undefined {
  const partial = layers.filter(({ seesAll }) => !seesAll);
  return partial[Math.floor(partial.length / 2)] ?? layers[0];
}

function Explorer({ place, image }: { readonly place: OpenPlace; readonly image: RasterImage }) {
  const layers = layersOf(place);
  const [layer, setLayer] = useState(firstOf(layers));
  const [at, setAt] = useState<readonly [number, number]>([0.5, 0.5]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const unit =
    layer && ([layer.rows, layer.columns].map((n, i) => Math.min(n - 1, Math.floor(at[i] * n))) as [number, number]);
  const field = layer && unit && projectField(place.opened.subject.receptiveField, layer.name, unit);
  useEffect(() => {
    if (canvas.current) drawField(canvas.current, image, field);
  }, [image, layer, unit?.join()]);
  if (!layer || !unit || !field) return <p>{t('noFields')}</p>;
  const move = ({
    clientX,
    clientY,
    currentTarget,
  }: MouseEvent & { readonly currentTarget: HTMLCanvasElement }): void => {
    const box = currentTarget.getBoundingClientRect();
    const part = (from: number, size: number): number => Math.min(0.9999, Math.max(0, from / size));
    setAt([part(clientY - box.top, box.height), part(clientX - box.left, box.width)]);
  };
  const told = t('fieldOf', {
    layer: layer.name || place.opened.subject.name,
    row: unit[0],
    column: unit[1],
    what: field.wholeImage
      ? t('wholeImage')
      : t('seesPixels', { rows: field.rows.join(' – '), columns: field.columns.join(' – ') }),
  });
  const slider = (axis: 0 | 1, label: string, count: number) => (
    <label class="field">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={count - 1}
        value={unit[axis]}
        onInput={({ currentTarget }) => {
          const part = (Number(currentTarget.value) + 0.5) / count;
          setAt(axis === 0 ? [part, at[1]] : [at[0], part]);
        }}
      />
    </label>
  );
  return (
    <>
      <label class="field">
        <span>{t('columnLayer')}</span>
        <select
          value={layer.name}
          onChange={({ currentTarget }) => setLayer(layers.find(({ name }) => name === currentTarget.value))}
        >
          {layers.map(({ name, rows, columns }) => (
            <option key={name} value={name}>
              {name || place.opened.subject.name} ({rows}×{columns})
            </option>
          ))}
        </select>
      </label>
      <canvas ref={canvas} class="raster explore" role="img" aria-label={told} onPointerMove={move} onClick={move} />
      <div class="fields">
        {slider(0, t('unitRow'), layer.rows)}
        {slider(1, t('unitColumn'), layer.columns)}
      </div>
      <p role="status">{told}</p>
      {field.unproductive && <p class="soft">{t('unproductiveLayer')}</p>}
    </>
  );
}

export function ReceptiveField({ place }: { readonly place: OpenPlace }) {
  const crop = useReport(place, (engine, slot, image) => engine.crop(slot, image), 'crop');
  return (
    <>
      <p class="soft">{t('fieldHint')}</p>
      {crop.value ? <Explorer place={place} image={crop.value} /> : <Waiting of={crop} />}
    </>
  );
}
