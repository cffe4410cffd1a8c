import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: HeadLists","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/type-aliases/HeadLists.md","filePath":"api/reparam/type-aliases/HeadLists.md"}');
const _sfc_main = { name: "api/reparam/type-aliases/HeadLists.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">reparam</a> / HeadLists</p><h1 id="type-alias-headlists" tabindex="-1">Type Alias: HeadLists <a class="header-anchor" href="#type-alias-headlists" aria-label="Permalink to &quot;Type Alias: HeadLists&quot;">​</a></h1><blockquote><p><strong>HeadLists</strong> = <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, readonly <code>number</code>[]&gt;&gt;</p></blockquote><p>Heads by the dotted name of their attention layer, counted from 0, such as <code>{ &#39;blocks.0.attn&#39;: [1, 2] }</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/type-aliases/HeadLists.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeadLists = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeadLists as default
};
