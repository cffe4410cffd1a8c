import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: RowNorm","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/type-aliases/RowNorm.md","filePath":"api/features/type-aliases/RowNorm.md"}');
const _sfc_main = { name: "api/features/type-aliases/RowNorm.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / RowNorm</p><h1 id="type-alias-rownorm" tabindex="-1">Type Alias: RowNorm <a class="header-anchor" href="#type-alias-rownorm" aria-label="Permalink to &quot;Type Alias: RowNorm&quot;">​</a></h1><blockquote><p><strong>RowNorm</strong> = <em>typeof</em> <code>ROW_NORMS</code>[<code>number</code>]</p></blockquote><p>Sum of absolute values, Euclidean length, or greatest absolute value.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/type-aliases/RowNorm.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RowNorm = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RowNorm as default
};
