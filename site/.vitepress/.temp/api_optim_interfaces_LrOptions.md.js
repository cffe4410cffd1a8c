import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/LrOptions.md","filePath":"api/optim/interfaces/LrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/LrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / LrOptions</p><h1 id="interface-lroptions" tabindex="-1">Interface: LrOptions <a class="header-anchor" href="#interface-lroptions" aria-label="Permalink to &quot;Interface: LrOptions&quot;">​</a></h1><p>Options of the schedules.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./CosineLrOptions"><code>CosineLrOptions</code></a></li><li><a href="./CosineRestartsLrOptions"><code>CosineRestartsLrOptions</code></a></li><li><a href="./ReduceOnPlateauOptions"><code>ReduceOnPlateauOptions</code></a></li><li><a href="./ExponentialLrOptions"><code>ExponentialLrOptions</code></a></li><li><a href="./LinearLrOptions"><code>LinearLrOptions</code></a></li><li><a href="./MultiStepLrOptions"><code>MultiStepLrOptions</code></a></li><li><a href="./PolynomialLrOptions"><code>PolynomialLrOptions</code></a></li><li><a href="./StepLrOptions"><code>StepLrOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="lr" tabindex="-1">lr <a class="header-anchor" href="#lr" aria-label="Permalink to &quot;lr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>lr</strong>: <code>number</code></p></blockquote><p>The rate that the schedule starts from.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/LrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LrOptions as default
};
