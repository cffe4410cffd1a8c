import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReductionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/ReductionOptions.md","filePath":"api/index/interfaces/ReductionOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/ReductionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / ReductionOptions</p><h1 id="interface-reductionoptions" tabindex="-1">Interface: ReductionOptions <a class="header-anchor" href="#interface-reductionoptions" aria-label="Permalink to &quot;Interface: ReductionOptions&quot;">​</a></h1><p>Options of sums, means, maxima and minima.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./VarianceOptions"><code>VarianceOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="keepdims" tabindex="-1">keepDims? <a class="header-anchor" href="#keepdims" aria-label="Permalink to &quot;keepDims?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>keepDims?</strong>: <code>boolean</code></p></blockquote><p>Leaves the reduced axes in the shape, with size 1. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/ReductionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReductionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReductionOptions as default
};
