import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0004 Elementary functions: what exp and log leave out of the fast path","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0004-elementary-functions.md","filePath":"decisions/0004-elementary-functions.md"}');
const _sfc_main = { name: "decisions/0004-elementary-functions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_0004-elementary-functions-what-exp-and-log-leave-out-of-the-fast-path" tabindex="-1">0004 Elementary functions: what exp and log leave out of the fast path <a class="header-anchor" href="#_0004-elementary-functions-what-exp-and-log-leave-out-of-the-fast-path" aria-label="Permalink to &quot;0004 Elementary functions: what exp and log leave out of the fast path&quot;">​</a></h1><p><strong>Question.</strong> Sigmoid, SiLU, softmax, softplus and cross-entropy took two to three times PyTorch&#39;s time. They are polynomials in vectors of four, so better code for the same arithmetic would not have helped. What could be left out?</p><p><strong>Decision.</strong> exp scales by 2ⁿ once, added into the exponent, instead of in two factors: results below 2⁻¹²⁵·⁵ are 0 instead of denormals (an absolute error of 2·10⁻³⁸). The polynomial gives 2·eʳ and the power 2ⁿ⁻¹, so that infinity comes where it should. log computes as if all four numbers were normal and looks once whether one is not; denormals, 0, ∞, negative numbers and NaN are then done in a branch. Polynomials are summed by Estrin&#39;s scheme. Softplus is log(1 + t) with what the sum rounds away added to first order, instead of a series for small t and a selection. exp takes 18 % less, log 47 %, softplus half.</p><p><strong>What it costs.</strong> Denormal results of exp. Digits stay: 0.9 units in the last place for exp, 0.85 for log over the whole range (1.2 and 0.85 without fused multiply-add), tested in <code>test/backend/elementary.test.ts</code>.</p><p><strong>What we learnt.</strong> A chain of exp and log takes more than their sum, and neither registers nor the place of constants is the reason: the processor looks ahead only a few turns of so long a body, so the length of the dependent chain counts. That is what Estrin&#39;s scheme is for.</p><p><strong>Looked at.</strong> Constants in memory instead of locals: no difference. Estrin&#39;s scheme for all of exp: faster by another 5 %, but 1.6 units in the last place.</p><p><strong>What would change our mind.</strong> A use for denormal results, or an engine that unrolls and interleaves turns of a loop.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0004-elementary-functions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0004ElementaryFunctions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0004ElementaryFunctions as default
};
