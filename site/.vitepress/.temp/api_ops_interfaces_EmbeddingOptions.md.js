import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EmbeddingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/EmbeddingOptions.md","filePath":"api/ops/interfaces/EmbeddingOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/EmbeddingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / EmbeddingOptions</p><h1 id="interface-embeddingoptions" tabindex="-1">Interface: EmbeddingOptions <a class="header-anchor" href="#interface-embeddingoptions" aria-label="Permalink to &quot;Interface: EmbeddingOptions&quot;">​</a></h1><p>Options of <code>embedding</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="paddingidx" tabindex="-1">paddingIdx? <a class="header-anchor" href="#paddingidx" aria-label="Permalink to &quot;paddingIdx?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>paddingIdx?</strong>: <code>number</code></p></blockquote><p>A row through which no gradient flows, such as that of what fills sequences up. Default none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/EmbeddingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EmbeddingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EmbeddingOptions as default
};
