// A formula, typeset as MathML, which browsers show without fonts of ours.

import katex from 'katex';
import { useMemo } from 'preact/hooks';

export function Formula({ tex, inline = false }: { readonly tex: string; readonly inline?: boolean }) {
  const html = useMemo(() => katex.renderToString(tex, { output: 'mathml', displayMode: !inline }), [tex, inline]);
  const markup = <span dangerouslySetInnerHTML={{ __html: html }} />;
  return inline ? markup : <div class="formula">{markup}</div>;
}
