import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: FlopConvention","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/FlopConvention.md","filePath":"api/analysis/type-aliases/FlopConvention.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/FlopConvention.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FlopConvention</p><h1 id="type-alias-flopconvention" tabindex="-1">Type Alias: FlopConvention <a class="header-anchor" href="#type-alias-flopconvention" aria-label="Permalink to &quot;Type Alias: FlopConvention&quot;">​</a></h1><blockquote><p><strong>FlopConvention</strong> = <em>typeof</em> <code>CONVENTIONS</code>[<code>number</code>]</p></blockquote><p>Whose <code>flops</code> a report gives.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/FlopConvention.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FlopConvention = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FlopConvention as default
};
