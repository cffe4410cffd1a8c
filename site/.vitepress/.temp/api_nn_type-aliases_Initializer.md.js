import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Initializer","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/type-aliases/Initializer.md","filePath":"api/nn/type-aliases/Initializer.md"}');
const _sfc_main = { name: "api/nn/type-aliases/Initializer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / Initializer</p><h1 id="type-alias-initializer" tabindex="-1">Type Alias: Initializer <a class="header-anchor" href="#type-alias-initializer" aria-label="Permalink to &quot;Type Alias: Initializer&quot;">​</a></h1><blockquote><p><strong>Initializer</strong> = (<code>shape</code>) =&gt; <code>Float32Array</code></p></blockquote><p>A parameter&#39;s values, given its shape in PyTorch&#39;s order: <code>[out, in, …]</code>.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>shape</code></td><td><a href="./../../index/type-aliases/Shape"><code>Shape</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Float32Array</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/type-aliases/Initializer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Initializer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Initializer as default
};
