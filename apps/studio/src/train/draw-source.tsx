// Examples that are drawn.

import { useRef, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { addPicture, ClassList } from './class-list.tsx';
import { DrawPad, type Pad } from './draw-pad.tsx';
import { ExampleFiles } from './example-files.tsx';
import { bytesOf } from './picture.ts';
import { classes, format } from './state.ts';

export function DrawSource() {
  const [chosen, choose] = useState(0);
  const pad = useRef<Pad>(undefined);
  const place = Math.min(chosen, classes.value.length - 1);
  const add = (): void => {
    if (!pad.current || pad.current.isEmpty()) return;
    addPicture(place, bytesOf(pad.current.canvas, format.value));
    pad.current.clear();
  };
  return (
    <div class="columns">
      <div>
        <p class="soft">{t('drawHint')}</p>
        <DrawPad
          ready={(made) => {
            pad.current = made;
          }}
        />
        <div class="row">
          <button type="button" onClick={add}>
            {t('addDrawing', { name: classes.value[place].name })}
          </button>
          <button type="button" class="plain" onClick={() => pad.current?.clear()}>
            {t('clear')}
          </button>
        </div>
      </div>
      <div>
        <ClassList chosen={place} choose={choose} />
        <ExampleFiles />
      </div>
    </div>
  );
}
