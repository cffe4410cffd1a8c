import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: QuantileMethod","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/type-aliases/QuantileMethod.md","filePath":"api/features/type-aliases/QuantileMethod.md"}');
const _sfc_main = { name: "api/features/type-aliases/QuantileMethod.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / QuantileMethod</p><h1 id="type-alias-quantilemethod" tabindex="-1">Type Alias: QuantileMethod <a class="header-anchor" href="#type-alias-quantilemethod" aria-label="Permalink to &quot;Type Alias: QuantileMethod&quot;">​</a></h1><blockquote><p><strong>QuantileMethod</strong> = <em>typeof</em> <code>QUANTILE_METHODS</code>[<code>number</code>]</p></blockquote><p>Between the two nearest values, by distance (<code>linear</code>); or the mean of the two where the sample splits evenly, else one of them.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/type-aliases/QuantileMethod.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const QuantileMethod = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  QuantileMethod as default
};
