import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: CountOrFraction","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/type-aliases/CountOrFraction.md","filePath":"api/features/type-aliases/CountOrFraction.md"}');
const _sfc_main = { name: "api/features/type-aliases/CountOrFraction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / CountOrFraction</p><h1 id="type-alias-countorfraction" tabindex="-1">Type Alias: CountOrFraction <a class="header-anchor" href="#type-alias-countorfraction" aria-label="Permalink to &quot;Type Alias: CountOrFraction&quot;">​</a></h1><blockquote><p><strong>CountOrFraction</strong> = <code>number</code> | { <code>fraction</code>: <code>number</code>; }</p></blockquote><p>A number of samples, or a fraction of all of them.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/type-aliases/CountOrFraction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CountOrFraction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CountOrFraction as default
};
