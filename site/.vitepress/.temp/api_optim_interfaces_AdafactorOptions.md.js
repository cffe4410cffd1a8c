import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AdafactorOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/AdafactorOptions.md","filePath":"api/optim/interfaces/AdafactorOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/AdafactorOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / AdafactorOptions</p><h1 id="interface-adafactoroptions" tabindex="-1">Interface: AdafactorOptions <a class="header-anchor" href="#interface-adafactoroptions" aria-label="Permalink to &quot;Interface: AdafactorOptions&quot;">​</a></h1><p>Options of <code>Adafactor</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./OptimizerOptions"><code>OptimizerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="beta2decay" tabindex="-1">beta2Decay? <a class="header-anchor" href="#beta2decay" aria-label="Permalink to &quot;beta2Decay?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>beta2Decay?</strong>: <code>number</code></p></blockquote><p>The second moments average over about t^−beta2Decay of t steps: step t enters with the share t^beta2Decay. Default −0.8.</p><hr><h3 id="clipthreshold" tabindex="-1">clipThreshold? <a class="header-anchor" href="#clipthreshold" aria-label="Permalink to &quot;clipThreshold?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>clipThreshold?</strong>: <code>number</code></p></blockquote><p>The greatest root mean square of a step before the rate. Default 1.</p><hr><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>The least root of a second moment, and the least root mean square of the weights that a step is a share of. Default [2⁻²³, 1e-3].</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>decoupledWeightDecay?</code>, <code>lr</code>, <code>maximize?</code>, <code>weightDecay?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/AdafactorOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AdafactorOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AdafactorOptions as default
};
