import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: TensorLike","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/type-aliases/TensorLike.md","filePath":"api/index/type-aliases/TensorLike.md"}');
const _sfc_main = { name: "api/index/type-aliases/TensorLike.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / TensorLike</p><h1 id="type-alias-tensorlike" tabindex="-1">Type Alias: TensorLike <a class="header-anchor" href="#type-alias-tensorlike" aria-label="Permalink to &quot;Type Alias: TensorLike&quot;">​</a></h1><blockquote><p><strong>TensorLike</strong> = <a href="./../classes/Tensor"><code>Tensor</code></a> | <code>number</code></p></blockquote><p>A tensor, or a number that takes the dtype of the tensor beside it.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/type-aliases/TensorLike.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TensorLike = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TensorLike as default
};
