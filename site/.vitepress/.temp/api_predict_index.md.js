import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"predict","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/index.md","filePath":"api/predict/index.md"}');
const _sfc_main = { name: "api/predict/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../">fovea</a> / predict</p><h1 id="predict" tabindex="-1">predict <a class="header-anchor" href="#predict" aria-label="Permalink to &quot;predict&quot;">​</a></h1><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/Predictor">Predictor</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/ClassScore">ClassScore</a></li><li><a href="./interfaces/ExplainOptions">ExplainOptions</a></li><li><a href="./interfaces/Explanation">Explanation</a></li><li><a href="./interfaces/LoadOptions">LoadOptions</a></li><li><a href="./interfaces/Prediction">Prediction</a></li><li><a href="./interfaces/PredictOptions">PredictOptions</a></li><li><a href="./interfaces/PredictStreamOptions">PredictStreamOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/ExplainMethod">ExplainMethod</a></li><li><a href="./type-aliases/Outcome">Outcome</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/load">load</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
