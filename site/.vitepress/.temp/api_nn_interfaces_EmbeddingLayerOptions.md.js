import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EmbeddingLayerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/EmbeddingLayerOptions.md","filePath":"api/nn/interfaces/EmbeddingLayerOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/EmbeddingLayerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / EmbeddingLayerOptions</p><h1 id="interface-embeddinglayeroptions" tabindex="-1">Interface: EmbeddingLayerOptions <a class="header-anchor" href="#interface-embeddinglayeroptions" aria-label="Permalink to &quot;Interface: EmbeddingLayerOptions&quot;">​</a></h1><p>Options of <code>Embedding</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="init" tabindex="-1">init? <a class="header-anchor" href="#init" aria-label="Permalink to &quot;init?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>init?</strong>: <a href="./../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote><p>Default as in PyTorch: normal, of deviation 1.</p><hr><h3 id="paddingidx" tabindex="-1">paddingIdx? <a class="header-anchor" href="#paddingidx" aria-label="Permalink to &quot;paddingIdx?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>paddingIdx?</strong>: <code>number</code></p></blockquote><p>A row that starts as zeros and is not trained. Default none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/EmbeddingLayerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EmbeddingLayerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EmbeddingLayerOptions as default
};
