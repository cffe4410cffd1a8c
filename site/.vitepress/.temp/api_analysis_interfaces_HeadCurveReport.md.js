import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HeadCurveReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/HeadCurveReport.md","filePath":"api/analysis/interfaces/HeadCurveReport.md"}');
const _sfc_main = { name: "api/analysis/interfaces/HeadCurveReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / HeadCurveReport</p><h1 id="interface-headcurvereport" tabindex="-1">Interface: HeadCurveReport <a class="header-anchor" href="#interface-headcurvereport" aria-label="Permalink to &quot;Interface: HeadCurveReport&quot;">​</a></h1><p>What <code>headCurve</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AnalysisReport"><code>AnalysisReport</code></a>&lt;<code>&quot;head-curve&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="heads" tabindex="-1">heads <a class="header-anchor" href="#heads" aria-label="Permalink to &quot;heads&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>heads</strong>: <code>number</code></p></blockquote><p>Heads of all layers.</p><hr><h3 id="images" tabindex="-1">images <a class="header-anchor" href="#images" aria-label="Permalink to &quot;images&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>images</strong>: <code>number</code></p></blockquote><p>How many the accuracies are over.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <code>string</code></p></blockquote><p>Class of the model, or the name that <code>createModel</code> knows.</p><hr><h3 id="points" tabindex="-1">points <a class="header-anchor" href="#points" aria-label="Permalink to &quot;points&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>points</strong>: readonly <a href="./HeadCurvePoint"><code>HeadCurvePoint</code></a>[]</p></blockquote><p>From the whole model to one whose layers have one head each.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>kind</code>, <code>version</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/HeadCurveReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeadCurveReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeadCurveReport as default
};
