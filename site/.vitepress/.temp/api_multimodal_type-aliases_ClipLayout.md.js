import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ClipLayout","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/type-aliases/ClipLayout.md","filePath":"api/multimodal/type-aliases/ClipLayout.md"}');
const _sfc_main = { name: "api/multimodal/type-aliases/ClipLayout.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / ClipLayout</p><h1 id="type-alias-cliplayout" tabindex="-1">Type Alias: ClipLayout <a class="header-anchor" href="#type-alias-cliplayout" aria-label="Permalink to &quot;Type Alias: ClipLayout&quot;">​</a></h1><blockquote><p><strong>ClipLayout</strong> = <em>typeof</em> <code>CLIP_LAYOUTS</code>[<code>number</code>]</p></blockquote><p>Whose names a file of a two-tower model uses.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/type-aliases/ClipLayout.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipLayout = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipLayout as default
};
