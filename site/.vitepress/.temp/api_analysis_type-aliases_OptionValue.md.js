import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: OptionValue","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/OptionValue.md","filePath":"api/analysis/type-aliases/OptionValue.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/OptionValue.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / OptionValue</p><h1 id="type-alias-optionvalue" tabindex="-1">Type Alias: OptionValue <a class="header-anchor" href="#type-alias-optionvalue" aria-label="Permalink to &quot;Type Alias: OptionValue&quot;">​</a></h1><blockquote><p><strong>OptionValue</strong> = <code>number</code> | <code>string</code> | <code>boolean</code></p></blockquote><p>A value of an option: text such as <code>&#39;160x224&#39;</code> stands for what a command was given.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/OptionValue.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OptionValue = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OptionValue as default
};
