import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MinMaxScalerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/MinMaxScalerOptions.md","filePath":"api/features/interfaces/MinMaxScalerOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/MinMaxScalerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / MinMaxScalerOptions</p><h1 id="interface-minmaxscaleroptions" tabindex="-1">Interface: MinMaxScalerOptions <a class="header-anchor" href="#interface-minmaxscaleroptions" aria-label="Permalink to &quot;Interface: MinMaxScalerOptions&quot;">​</a></h1><p>Options of <code>MinMaxScaler</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="clip" tabindex="-1">clip? <a class="header-anchor" href="#clip" aria-label="Permalink to &quot;clip?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>clip?</strong>: <code>boolean</code></p></blockquote><p>Hold transformed values within the range, for data beyond what was fitted on; default false.</p><hr><h3 id="featurerange" tabindex="-1">featureRange? <a class="header-anchor" href="#featurerange" aria-label="Permalink to &quot;featureRange?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>featureRange?</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Where the least and the greatest value go; default [0, 1].</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/MinMaxScalerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MinMaxScalerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MinMaxScalerOptions as default
};
