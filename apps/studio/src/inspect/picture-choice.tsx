// The picture that networks are shown.

import { useRef, useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { pictureProblem, showPicture } from './state.ts';

export function PictureChoice() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <section
      class={over ? 'row drop slim over' : 'row drop slim'}
      aria-label={t('pictureOf')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) void showPicture(file);
      }}
    >
      <button type="button" class="plain" onClick={() => input.current?.click()}>
        {t('choosePicture')}
      </button>
      <span class="soft">{t('orDrop')}</span>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('choosePicture')}
        onChange={({ currentTarget }) => {
          if (currentTarget.files?.[0]) void showPicture(currentTarget.files[0]);
          currentTarget.value = '';
        }}
      />
      {pictureProblem.value && (
        <span class="wrong" role="alert">
          {pictureProblem.value}
        </span>
      )}
    </section>
  );
}
