import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: CropSource","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/type-aliases/CropSource.md","filePath":"api/glance/type-aliases/CropSource.md"}');
const _sfc_main = { name: "api/glance/type-aliases/CropSource.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / CropSource</p><h1 id="type-alias-cropsource" tabindex="-1">Type Alias: CropSource <a class="header-anchor" href="#type-alias-cropsource" aria-label="Permalink to &quot;Type Alias: CropSource&quot;">​</a></h1><blockquote><p><strong>CropSource</strong> = <code>&quot;random&quot;</code> | <code>&quot;policy&quot;</code> | <code>&quot;centre&quot;</code></p></blockquote><p>Where the crops of a <code>GlanceFocusStep</code> come from.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/type-aliases/CropSource.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CropSource = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CropSource as default
};
