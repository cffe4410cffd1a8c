import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: MatrixLike","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/type-aliases/MatrixLike.md","filePath":"api/features/type-aliases/MatrixLike.md"}');
const _sfc_main = { name: "api/features/type-aliases/MatrixLike.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / MatrixLike</p><h1 id="type-alias-matrixlike" tabindex="-1">Type Alias: MatrixLike <a class="header-anchor" href="#type-alias-matrixlike" aria-label="Permalink to &quot;Type Alias: MatrixLike&quot;">​</a></h1><blockquote><p><strong>MatrixLike</strong> = <a href="./../classes/Matrix"><code>Matrix</code></a> | readonly <code>ArrayLike</code>&lt;<code>number</code>&gt;[]</p></blockquote><p>Anything that reads as rows of numbers.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/type-aliases/MatrixLike.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MatrixLike = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MatrixLike as default
};
