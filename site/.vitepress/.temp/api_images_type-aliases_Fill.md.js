import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Fill","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/Fill.md","filePath":"api/images/type-aliases/Fill.md"}');
const _sfc_main = { name: "api/images/type-aliases/Fill.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / Fill</p><h1 id="type-alias-fill" tabindex="-1">Type Alias: Fill <a class="header-anchor" href="#type-alias-fill" aria-label="Permalink to &quot;Type Alias: Fill&quot;">​</a></h1><blockquote><p><strong>Fill</strong> = <code>number</code> | readonly <code>number</code>[]</p></blockquote><p>One byte for all channels, or one a channel.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/Fill.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Fill = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Fill as default
};
