import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StandardScalerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/StandardScalerOptions.md","filePath":"api/features/interfaces/StandardScalerOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/StandardScalerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / StandardScalerOptions</p><h1 id="interface-standardscaleroptions" tabindex="-1">Interface: StandardScalerOptions <a class="header-anchor" href="#interface-standardscaleroptions" aria-label="Permalink to &quot;Interface: StandardScalerOptions&quot;">​</a></h1><p>Options of <code>StandardScaler</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="withmean" tabindex="-1">withMean? <a class="header-anchor" href="#withmean" aria-label="Permalink to &quot;withMean?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>withMean?</strong>: <code>boolean</code></p></blockquote><p>Subtract the mean; default true.</p><hr><h3 id="withstd" tabindex="-1">withStd? <a class="header-anchor" href="#withstd" aria-label="Permalink to &quot;withStd?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>withStd?</strong>: <code>boolean</code></p></blockquote><p>Divide by the standard deviation (of the population); default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/StandardScalerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StandardScalerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StandardScalerOptions as default
};
