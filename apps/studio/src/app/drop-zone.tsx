// A place for files or folders: dropped there, or chosen by a button.

import { useDrop } from './drop.ts';
import { chosenPaths, droppedPaths, type PathFile } from './dropped-files.ts';
import { FileButton } from './file-button.tsx';

interface Zone {
  /** Of the place, for a screen reader. */
  readonly label: string;
  readonly hint: string;
  /** What the buttons say: one for folders, one for files. */
  readonly folder?: string;
  readonly file?: string;
  /** Files that the button for files offers. */
  readonly accept?: string;
  readonly disabled?: boolean;
  readonly slim?: boolean;
  readonly take: (files: readonly PathFile[]) => void;
}

export function DropZone({ label, hint, folder, file, accept, disabled = false, slim = false, take }: Zone) {
  const { over, listeners } = useDrop((dropped) => {
    if (!disabled) void droppedPaths(dropped).then(take);
  });
  const choose = (files: FileList): void => take(chosenPaths(files));
  return (
    <section class={['drop', slim ? 'slim' : '', over ? 'over' : ''].join(' ')} aria-label={label} {...listeners}>
      <p>{hint}</p>
      <div class={slim ? 'row' : 'row middle'}>
        {folder && <FileButton text={folder} webkitdirectory disabled={disabled} take={choose} />}
        {file && <FileButton text={file} disabled={disabled} take={choose} {...(accept && { accept })} />}
      </div>
    </section>
  );
}
