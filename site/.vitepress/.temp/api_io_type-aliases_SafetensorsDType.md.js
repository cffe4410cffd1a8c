import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: SafetensorsDType","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/type-aliases/SafetensorsDType.md","filePath":"api/io/type-aliases/SafetensorsDType.md"}');
const _sfc_main = { name: "api/io/type-aliases/SafetensorsDType.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / SafetensorsDType</p><h1 id="type-alias-safetensorsdtype" tabindex="-1">Type Alias: SafetensorsDType <a class="header-anchor" href="#type-alias-safetensorsdtype" aria-label="Permalink to &quot;Type Alias: SafetensorsDType&quot;">​</a></h1><blockquote><p><strong>SafetensorsDType</strong> = keyof <em>typeof</em> <code>SAFETENSORS_DTYPES</code></p></blockquote><p>Types that a safetensors file can hold.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/type-aliases/SafetensorsDType.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SafetensorsDType = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SafetensorsDType as default
};
