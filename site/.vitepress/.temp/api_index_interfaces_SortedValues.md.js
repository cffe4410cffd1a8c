import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SortedValues<T>","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/SortedValues.md","filePath":"api/index/interfaces/SortedValues.md"}');
const _sfc_main = { name: "api/index/interfaces/SortedValues.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / SortedValues</p><h1 id="interface-sortedvalues-t" tabindex="-1">Interface: SortedValues&lt;T&gt; <a class="header-anchor" href="#interface-sortedvalues-t" aria-label="Permalink to &quot;Interface: SortedValues\\&lt;T\\&gt;&quot;">​</a></h1><p>What <code>sort</code> and <code>topk</code> give.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-t"></a> <code>T</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="indices" tabindex="-1">indices <a class="header-anchor" href="#indices" aria-label="Permalink to &quot;indices&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>indices</strong>: <code>T</code></p></blockquote><p>int32: where along the axis each value was.</p><hr><h3 id="values" tabindex="-1">values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;values&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>values</strong>: <code>T</code></p></blockquote><p>The elements in their new order.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/SortedValues.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SortedValues = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SortedValues as default
};
