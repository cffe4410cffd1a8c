import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"models","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/index.md","filePath":"api/models/index.md"}');
const _sfc_main = { name: "api/models/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../">fovea</a> / models</p><h1 id="models" tabindex="-1">models <a class="header-anchor" href="#models" aria-label="Permalink to &quot;models&quot;">​</a></h1><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/ImageModel">ImageModel</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/Architecture">Architecture</a></li><li><a href="./interfaces/CompleteModelOptions">CompleteModelOptions</a></li><li><a href="./interfaces/ModelOptions">ModelOptions</a></li><li><a href="./interfaces/ModelRecord">ModelRecord</a></li><li><a href="./interfaces/ModelScale">ModelScale</a></li><li><a href="./interfaces/ModelStage">ModelStage</a></li><li><a href="./interfaces/ModelTrial">ModelTrial</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/ClassifierKind">ClassifierKind</a></li><li><a href="./type-aliases/LayerPattern">LayerPattern</a></li><li><a href="./type-aliases/LayerPatterns">LayerPatterns</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/createModel">createModel</a></li><li><a href="./functions/createScaledModel">createScaledModel</a></li><li><a href="./functions/layerGroups">layerGroups</a></li><li><a href="./functions/listModels">listModels</a></li><li><a href="./functions/modelRecord">modelRecord</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
