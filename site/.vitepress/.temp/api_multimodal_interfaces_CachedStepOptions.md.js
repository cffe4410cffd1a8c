import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CachedStepOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/CachedStepOptions.md","filePath":"api/multimodal/interfaces/CachedStepOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/CachedStepOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / CachedStepOptions</p><h1 id="interface-cachedstepoptions" tabindex="-1">Interface: CachedStepOptions <a class="header-anchor" href="#interface-cachedstepoptions" aria-label="Permalink to &quot;Interface: CachedStepOptions&quot;">​</a></h1><p>Options of <code>CachedContrastiveStep</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="chunksize" tabindex="-1">chunkSize <a class="header-anchor" href="#chunksize" aria-label="Permalink to &quot;chunkSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>chunkSize</strong>: <code>number</code></p></blockquote><p>Pairs that go through the towers together; what the memory holds.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/CachedStepOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CachedStepOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CachedStepOptions as default
};
