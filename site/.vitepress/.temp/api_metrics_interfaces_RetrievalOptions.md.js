import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RetrievalOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/RetrievalOptions.md","filePath":"api/metrics/interfaces/RetrievalOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/RetrievalOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / RetrievalOptions</p><h1 id="interface-retrievaloptions" tabindex="-1">Interface: RetrievalOptions <a class="header-anchor" href="#interface-retrievaloptions" aria-label="Permalink to &quot;Interface: RetrievalOptions&quot;">​</a></h1><p>Options of measures of rankings.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="k" tabindex="-1">k? <a class="header-anchor" href="#k" aria-label="Permalink to &quot;k?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>k?</strong>: <code>number</code></p></blockquote><p>Only the k best of each query count. Default: all.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/RetrievalOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RetrievalOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RetrievalOptions as default
};
