import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RegressionReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/RegressionReport.md","filePath":"api/metrics/interfaces/RegressionReport.md"}');
const _sfc_main = { name: "api/metrics/interfaces/RegressionReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / RegressionReport</p><h1 id="interface-regressionreport" tabindex="-1">Interface: RegressionReport <a class="header-anchor" href="#interface-regressionreport" aria-label="Permalink to &quot;Interface: RegressionReport&quot;">​</a></h1><p>What <code>regressionReport</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="explainedvariance" tabindex="-1">explainedVariance <a class="header-anchor" href="#explainedvariance" aria-label="Permalink to &quot;explainedVariance&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>explainedVariance</strong>: <code>number</code></p></blockquote><p>1 − Var d / Var target: R² that forgives a constant error.</p><hr><h3 id="maxerror" tabindex="-1">maxError <a class="header-anchor" href="#maxerror" aria-label="Permalink to &quot;maxError&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>maxError</strong>: <code>number</code></p></blockquote><p>The largest |d|.</p><hr><h3 id="meanabsoluteerror" tabindex="-1">meanAbsoluteError <a class="header-anchor" href="#meanabsoluteerror" aria-label="Permalink to &quot;meanAbsoluteError&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>meanAbsoluteError</strong>: <code>number</code></p></blockquote><p>Mean of |d|, d = prediction − target.</p><hr><h3 id="meansquarederror" tabindex="-1">meanSquaredError <a class="header-anchor" href="#meansquarederror" aria-label="Permalink to &quot;meanSquaredError&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>meanSquaredError</strong>: <code>number</code></p></blockquote><p>Mean of d².</p><hr><h3 id="r2" tabindex="-1">r2 <a class="header-anchor" href="#r2" aria-label="Permalink to &quot;r2&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>r2</strong>: <code>number</code></p></blockquote><p>R² = 1 − Σd² / Σ(target − mean)²: 1 is perfect, 0 what the mean gets. NaN where all targets are the same.</p><hr><h3 id="rootmeansquarederror" tabindex="-1">rootMeanSquaredError <a class="header-anchor" href="#rootmeansquarederror" aria-label="Permalink to &quot;rootMeanSquaredError&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>rootMeanSquaredError</strong>: <code>number</code></p></blockquote><p>Root of the mean of d².</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/RegressionReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RegressionReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RegressionReport as default
};
