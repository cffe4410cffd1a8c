// A place for files or folders: dropped there, or chosen by a button.

import { useRef, useState } from 'preact/hooks';
import { chosenPaths, droppedPaths, type PathFile } from './dropped-files.ts';

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

function Chooser({
  text,
  disabled,
  take,
  ...attributes
}: Pick<Zone, 'disabled' | 'take' | 'accept'> & { readonly text: string; readonly webkitdirectory?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" disabled={disabled} onClick={() => input.current?.click()}>
        {text}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text}
        // The choice of a folder is not in the types.
        {...attributes}
        onChange={({ currentTarget }) => {
          if (currentTarget.files) take(chosenPaths(currentTarget.files));
          currentTarget.value = '';
        }}
      />
    </>
  );
}

export function DropZone({ label, hint, folder, file, accept, disabled = false, slim = false, take }: Zone) {
  const [over, setOver] = useState(false);
  return (
    <section
      class={['drop', slim ? 'slim' : '', over ? 'over' : ''].join(' ')}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer && !disabled) void droppedPaths(event.dataTransfer).then(take);
      }}
    >
      <p>{hint}</p>
      <div class={slim ? 'row' : 'row middle'}>
        {folder && <Chooser text={folder} webkitdirectory disabled={disabled} take={take} />}
        {file && <Chooser text={file} disabled={disabled} take={take} {...(accept && { accept })} />}
      </div>
    </section>
  );
}
