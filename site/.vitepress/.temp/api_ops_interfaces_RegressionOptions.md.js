import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RegressionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/RegressionOptions.md","filePath":"api/ops/interfaces/RegressionOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/RegressionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / RegressionOptions</p><h1 id="interface-regressionoptions" tabindex="-1">Interface: RegressionOptions <a class="header-anchor" href="#interface-regressionoptions" aria-label="Permalink to &quot;Interface: RegressionOptions&quot;">​</a></h1><p>Options of the regression losses.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./CharbonnierOptions"><code>CharbonnierOptions</code></a></li><li><a href="./HuberOptions"><code>HuberOptions</code></a></li><li><a href="./SmoothL1Options"><code>SmoothL1Options</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/RegressionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RegressionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RegressionOptions as default
};
