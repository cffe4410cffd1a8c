import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: AttributionFunction","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/AttributionFunction.md","filePath":"api/analysis/type-aliases/AttributionFunction.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/AttributionFunction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AttributionFunction</p><h1 id="type-alias-attributionfunction" tabindex="-1">Type Alias: AttributionFunction <a class="header-anchor" href="#type-alias-attributionfunction" aria-label="Permalink to &quot;Type Alias: AttributionFunction&quot;">​</a></h1><blockquote><p><strong>AttributionFunction</strong> = (<code>model</code>, <code>images</code>, <code>options</code>) =&gt; <code>Promise</code>&lt;<code>Pick</code>&lt;<a href="./../interfaces/AttributionMaps"><code>AttributionMaps</code></a>, <code>&quot;heat&quot;</code> | <code>&quot;classes&quot;</code>&gt;&gt;</p></blockquote><p>An attribution of one&#39;s own.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>model</code></td><td><a href="./../../nn/classes/Module"><code>Module</code></a></td></tr><tr><td><code>images</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr><tr><td><code>options</code></td><td><a href="./../interfaces/ClassOptions"><code>ClassOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<code>Pick</code>&lt;<a href="./../interfaces/AttributionMaps"><code>AttributionMaps</code></a>, <code>&quot;heat&quot;</code> | <code>&quot;classes&quot;</code>&gt;&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/AttributionFunction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttributionFunction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttributionFunction as default
};
