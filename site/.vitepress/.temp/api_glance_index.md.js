import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"glance","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/index.md","filePath":"api/glance/index.md"}');
const _sfc_main = { name: "api/glance/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../">fovea</a> / glance</p><h1 id="glance" tabindex="-1">glance <a class="header-anchor" href="#glance" aria-label="Permalink to &quot;glance&quot;">​</a></h1><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/CropPolicy">CropPolicy</a></li><li><a href="./classes/GlanceFocus">GlanceFocus</a></li><li><a href="./classes/GlanceFocusPredictor">GlanceFocusPredictor</a></li><li><a href="./classes/GlanceFocusStep">GlanceFocusStep</a></li><li><a href="./classes/PolicyStep">PolicyStep</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/ExitPlan">ExitPlan</a></li><li><a href="./interfaces/GlanceEncoder">GlanceEncoder</a></li><li><a href="./interfaces/GlanceFocusOptions">GlanceFocusOptions</a></li><li><a href="./interfaces/GlanceFocusOutput">GlanceFocusOutput</a></li><li><a href="./interfaces/GlanceFocusPredictorOptions">GlanceFocusPredictorOptions</a></li><li><a href="./interfaces/GlanceFocusStepOptions">GlanceFocusStepOptions</a></li><li><a href="./interfaces/GlancePredictions">GlancePredictions</a></li><li><a href="./interfaces/GlanceSteps">GlanceSteps</a></li><li><a href="./interfaces/Look">Look</a></li><li><a href="./interfaces/PolicyOutput">PolicyOutput</a></li><li><a href="./interfaces/PolicyStepOptions">PolicyStepOptions</a></li><li><a href="./interfaces/PpoLossOptions">PpoLossOptions</a></li><li><a href="./interfaces/PpoSample">PpoSample</a></li><li><a href="./interfaces/RunOptions">RunOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/CropSource">CropSource</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/cropAt">cropAt</a></li><li><a href="./functions/discountedReturns">discountedReturns</a></li><li><a href="./functions/exitSteps">exitSteps</a></li><li><a href="./functions/glanceFocusLoss">glanceFocusLoss</a></li><li><a href="./functions/normalLogProb">normalLogProb</a></li><li><a href="./functions/ppoLoss">ppoLoss</a></li><li><a href="./functions/solveExitThresholds">solveExitThresholds</a></li><li><a href="./functions/stepCosts">stepCosts</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
