// A button that lets the user choose files, or a folder.

import { useRef } from 'preact/hooks';

interface FileButtonProps {
  readonly text: string;
  readonly take: (files: FileList) => void;
  readonly class?: string;
  readonly accept?: string;
  readonly disabled?: boolean;
  readonly webkitdirectory?: boolean;
}

export function FileButton({ text, take, class: name, disabled, ...attributes }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={name} disabled={disabled} onClick={() => input.current?.click()}>
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
          if (currentTarget.files) take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
