import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: PaddingMode","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/type-aliases/PaddingMode.md","filePath":"api/ops/type-aliases/PaddingMode.md"}');
const _sfc_main = { name: "api/ops/type-aliases/PaddingMode.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / PaddingMode</p><h1 id="type-alias-paddingmode" tabindex="-1">Type Alias: PaddingMode <a class="header-anchor" href="#type-alias-paddingmode" aria-label="Permalink to &quot;Type Alias: PaddingMode&quot;">​</a></h1><blockquote><p><strong>PaddingMode</strong> = <em>typeof</em> <code>PADDING_MODES</code>[<code>number</code>]</p></blockquote><p>What the padding of a convolution holds.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/type-aliases/PaddingMode.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PaddingMode = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PaddingMode as default
};
