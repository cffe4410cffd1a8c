import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ExplainMethod","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/type-aliases/ExplainMethod.md","filePath":"api/predict/type-aliases/ExplainMethod.md"}');
const _sfc_main = { name: "api/predict/type-aliases/ExplainMethod.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / ExplainMethod</p><h1 id="type-alias-explainmethod" tabindex="-1">Type Alias: ExplainMethod <a class="header-anchor" href="#type-alias-explainmethod" aria-label="Permalink to &quot;Type Alias: ExplainMethod&quot;">​</a></h1><blockquote><p><strong>ExplainMethod</strong> = <a href="./../../analysis/type-aliases/AttributionMethod"><code>AttributionMethod</code></a></p></blockquote><p>How heat maps come about: a method of <code>attribute</code>. &#39;rollout&#39; goes by what attention hands on, whatever the class, all others by a class&#39;s logit.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/type-aliases/ExplainMethod.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExplainMethod = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExplainMethod as default
};
