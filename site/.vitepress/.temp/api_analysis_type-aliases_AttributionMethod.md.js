import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: AttributionMethod","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/AttributionMethod.md","filePath":"api/analysis/type-aliases/AttributionMethod.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/AttributionMethod.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AttributionMethod</p><h1 id="type-alias-attributionmethod" tabindex="-1">Type Alias: AttributionMethod <a class="header-anchor" href="#type-alias-attributionmethod" aria-label="Permalink to &quot;Type Alias: AttributionMethod&quot;">​</a></h1><blockquote><p><strong>AttributionMethod</strong> = keyof <em>typeof</em> <code>METHODS</code></p></blockquote><p>&#39;rollout&#39; is <code>attentionRollout</code>; all others are the functions of their names.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/AttributionMethod.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttributionMethod = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttributionMethod as default
};
