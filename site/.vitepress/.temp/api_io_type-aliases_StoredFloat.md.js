import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: StoredFloat","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/type-aliases/StoredFloat.md","filePath":"api/io/type-aliases/StoredFloat.md"}');
const _sfc_main = { name: "api/io/type-aliases/StoredFloat.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / StoredFloat</p><h1 id="type-alias-storedfloat" tabindex="-1">Type Alias: StoredFloat <a class="header-anchor" href="#type-alias-storedfloat" aria-label="Permalink to &quot;Type Alias: StoredFloat&quot;">​</a></h1><blockquote><p><strong>StoredFloat</strong> = <code>&quot;F32&quot;</code> | <code>&quot;F16&quot;</code> | <code>&quot;BF16&quot;</code></p></blockquote><p>A number type for weights in files, and the array that <code>narrowFloat32</code> fills.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/type-aliases/StoredFloat.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StoredFloat = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StoredFloat as default
};
