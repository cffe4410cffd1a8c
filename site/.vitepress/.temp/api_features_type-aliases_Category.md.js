import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Category","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/type-aliases/Category.md","filePath":"api/features/type-aliases/Category.md"}');
const _sfc_main = { name: "api/features/type-aliases/Category.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / Category</p><h1 id="type-alias-category" tabindex="-1">Type Alias: Category <a class="header-anchor" href="#type-alias-category" aria-label="Permalink to &quot;Type Alias: Category&quot;">​</a></h1><blockquote><p><strong>Category</strong> = <code>string</code> | <code>number</code> | <code>boolean</code></p></blockquote><p>A value of a categorical feature.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/type-aliases/Category.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Category = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Category as default
};
