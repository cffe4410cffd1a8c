import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Derivations and puzzles","description":"","frontmatter":{},"headers":[],"relativePath":"derivations.md","filePath":"derivations.md"}');
const _sfc_main = { name: "derivations.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="derivations-and-puzzles" tabindex="-1">Derivations and puzzles <a class="header-anchor" href="#derivations-and-puzzles" aria-label="Permalink to &quot;Derivations and puzzles&quot;">​</a></h1><p><code>fovea learn</code> derives what networks are made of, step by step, and checks every step on numbers. It also holds the probability puzzles that people ask in interviews.</p><div class="language- vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang"></span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span>fovea learn                                            list the derivations and puzzles</span></span>
<span class="line"><span>fovea learn html=learn.html                            all of them on one page, with typeset formulas</span></span>
<span class="line"><span>fovea learn attention                                  one derivation: how far its formulas are from the numbers</span></span>
<span class="line"><span>fovea learn birthday at=n=30 trials=100000             one puzzle, with other numbers, played 100,000 times</span></span>
<span class="line"><span>fovea learn expression=&#39;(w*x + b - y)^2&#39; at=x=2,w=1,b=0,y=3</span></span></code></pre></div><p><code>language=zh</code> gives titles, questions and the texts of derivations and puzzles in Chinese. <code>--json</code> gives everything as data. The page needs nothing from elsewhere: formulas are MathML, which browsers typeset themselves.</p><p><strong>Derivations</strong> cover convolution, pooling, five activations, softmax, cross-entropy, sigmoid with binary cross-entropy, batch norm, layer norm, attention, maximum likelihood (Gaussian, Laplace, Bernoulli, categorical) and logistic regression. Each has a formula, its symbols with their shapes, and the derivative by each input. Three numbers stand beside each other: the formula in float64, central differences of the formula, and the engine&#39;s own gradient in float32.</p><p><strong>Puzzles</strong> have an exact answer, as a fraction wherever there is one. Every step of the derivation is computed twice: by its formula, and by enumeration, recursion, a linear system or an integral. A simulation plays the puzzle with a seed, and gives the 99.9 % interval of the mean.</p><p><strong>Backpropagation by node</strong> takes an expression of numbers, names, <code>+ - * / ^</code>, brackets and <code>relu</code>, <code>sigmoid</code>, <code>tanh</code>, <code>softplus</code>, <code>exp</code>, <code>log</code>, <code>sqrt</code>, <code>abs</code>, <code>sin</code>, <code>cos</code>, <code>max</code>, <code>min</code>. It prints value and gradient at each node, and the engine&#39;s gradient beside them.</p><p>In code, <code>@fovea/experiments/cards</code>, <code>/puzzles</code> and <code>/backpropagation</code> hold the same as data, for pages and lessons of your own; they run in browsers, too.</p><p>A new card or puzzle is a constant in a file of <code>experiments/src/cards</code> or <code>experiments/src/puzzles</code>; cards also need a line in <code>index.ts</code>. The tests in <code>experiments/test</code> check formulas, steps and simulations of all of them.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("derivations.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const derivations = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  derivations as default
};
