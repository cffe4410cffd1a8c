import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Batches","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/type-aliases/Batches.md","filePath":"api/train/type-aliases/Batches.md"}');
const _sfc_main = { name: "api/train/type-aliases/Batches.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / Batches</p><h1 id="type-alias-batches" tabindex="-1">Type Alias: Batches <a class="header-anchor" href="#type-alias-batches" aria-label="Permalink to &quot;Type Alias: Batches&quot;">​</a></h1><blockquote><p><strong>Batches</strong> = <code>Iterable</code>&lt;<a href="./../../data/interfaces/LabelledBatch"><code>LabelledBatch</code></a>&gt; | <code>AsyncIterable</code>&lt;<a href="./../../data/interfaces/LabelledBatch"><code>LabelledBatch</code></a>&gt;</p></blockquote><p>Batches at hand, or such that come while others are used, as <code>imageBatches</code> makes them.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/type-aliases/Batches.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Batches = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Batches as default
};
