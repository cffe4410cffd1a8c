import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AdagradOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/AdagradOptions.md","filePath":"api/optim/interfaces/AdagradOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/AdagradOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / AdagradOptions</p><h1 id="interface-adagradoptions" tabindex="-1">Interface: AdagradOptions <a class="header-anchor" href="#interface-adagradoptions" aria-label="Permalink to &quot;Interface: AdagradOptions&quot;">​</a></h1><p>Options of <code>Adagrad</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./OptimizerOptions"><code>OptimizerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Default 1e-10.</p><hr><h3 id="initialaccumulatorvalue" tabindex="-1">initialAccumulatorValue? <a class="header-anchor" href="#initialaccumulatorvalue" aria-label="Permalink to &quot;initialAccumulatorValue?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>initialAccumulatorValue?</strong>: <code>number</code></p></blockquote><p>What the sums of squares start with. Default 0.</p><hr><h3 id="lrdecay" tabindex="-1">lrDecay? <a class="header-anchor" href="#lrdecay" aria-label="Permalink to &quot;lrDecay?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>lrDecay?</strong>: <code>number</code></p></blockquote><p>Step t uses lr / (1 + (t − 1)·lrDecay). Default 0.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>decoupledWeightDecay?</code>, <code>lr</code>, <code>maximize?</code>, <code>weightDecay?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/AdagradOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AdagradOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AdagradOptions as default
};
