// The picture that networks are shown.

import { useDrop } from '../app/drop.ts';
import { FileButton } from '../app/file-button.tsx';
import { t } from '../app/language.ts';
import { pictureProblem, showPicture } from './state.ts';

const show = (file: File | undefined): void => {
  if (file) void showPicture(file);
};

export function PictureChoice() {
  const { over, listeners } = useDrop(({ files: [file] }) => show(file));
  return (
    <section class={over ? 'row drop slim over' : 'row drop slim'} aria-label={t('pictureOf')} {...listeners}>
      <FileButton text={t('choosePicture')} class="plain" accept="image/*" take={([file]) => show(file)} />
      <span class="soft">{t('orDrop')}</span>
      {pictureProblem.value && (
        <span class="wrong" role="alert">
          {pictureProblem.value}
        </span>
      )}
    </section>
  );
}
