import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: OptionPoint","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/OptionPoint.md","filePath":"api/analysis/type-aliases/OptionPoint.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/OptionPoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / OptionPoint</p><h1 id="type-alias-optionpoint" tabindex="-1">Type Alias: OptionPoint <a class="header-anchor" href="#type-alias-optionpoint" aria-label="Permalink to &quot;Type Alias: OptionPoint&quot;">​</a></h1><blockquote><p><strong>OptionPoint</strong> = <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./OptionValue"><code>OptionValue</code></a>&gt;&gt;</p></blockquote><p>Options of one point of the grid.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/OptionPoint.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OptionPoint = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OptionPoint as default
};
