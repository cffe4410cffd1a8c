// What may be wider or longer than the page: it scrolls by itself, and keys reach it.

import type { ComponentChildren } from 'preact';

export function ScrollRegion({
  label,
  tall = false,
  children,
}: {
  /** Unlike those of all other regions of the page. */
  readonly label: string;
  readonly tall?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keys
    <section class={tall ? 'scroll tall' : 'scroll'} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
