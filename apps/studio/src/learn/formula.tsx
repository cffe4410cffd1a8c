// A formula, typeset as MathML, which browsers show without fonts of ours.

import { formulaInChinese } from '@fovea/experiments/puzzles';
import katex from 'katex';
import { useMemo } from 'preact/hooks';
import { language } from '../app/language.ts';

export function Formula({ tex, inline = false }: { readonly tex: string; readonly inline?: boolean }) {
  const own = language.value === 'zh' ? formulaInChinese(tex) : tex;
  const html = useMemo(() => katex.renderToString(own, { output: 'mathml', displayMode: !inline }), [own, inline]);
  const markup = <span dangerouslySetInnerHTML={{ __html: html }} />;
  return inline ? markup : <div class="formula">{markup}</div>;
}
