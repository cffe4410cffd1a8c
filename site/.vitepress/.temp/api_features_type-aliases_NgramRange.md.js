import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: NgramRange","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/type-aliases/NgramRange.md","filePath":"api/features/type-aliases/NgramRange.md"}');
const _sfc_main = { name: "api/features/type-aliases/NgramRange.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / NgramRange</p><h1 id="type-alias-ngramrange" tabindex="-1">Type Alias: NgramRange <a class="header-anchor" href="#type-alias-ngramrange" aria-label="Permalink to &quot;Type Alias: NgramRange&quot;">​</a></h1><blockquote><p><strong>NgramRange</strong> = readonly [<code>least</code>: <code>number</code>, <code>greatest</code>: <code>number</code>]</p></blockquote><p>Least and greatest n.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/type-aliases/NgramRange.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NgramRange = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NgramRange as default
};
