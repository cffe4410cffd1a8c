import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AnalysisReport<Kind>","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/AnalysisReport.md","filePath":"api/analysis/interfaces/AnalysisReport.md"}');
const _sfc_main = { name: "api/analysis/interfaces/AnalysisReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AnalysisReport</p><h1 id="interface-analysisreport-kind" tabindex="-1">Interface: AnalysisReport&lt;Kind&gt; <a class="header-anchor" href="#interface-analysisreport-kind" aria-label="Permalink to &quot;Interface: AnalysisReport\\&lt;Kind\\&gt;&quot;">​</a></h1><p>A plain object: only numbers, text, lists and plain objects, as JSON holds them.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./AttentionHeadsReport"><code>AttentionHeadsReport</code></a></li><li><a href="./RandomizationReport"><code>RandomizationReport</code></a></li><li><a href="./EffectiveFieldReport"><code>EffectiveFieldReport</code></a></li><li><a href="./FlipAlignmentReport"><code>FlipAlignmentReport</code></a></li><li><a href="./HeadCurveReport"><code>HeadCurveReport</code></a></li><li><a href="./HeadImportanceReport"><code>HeadImportanceReport</code></a></li><li><a href="./ModelGraph"><code>ModelGraph</code></a></li><li><a href="./PerturbationReport"><code>PerturbationReport</code></a></li><li><a href="./ModelProfile"><code>ModelProfile</code></a></li><li><a href="./ProgramReport"><code>ProgramReport</code></a></li><li><a href="./ReceptiveFieldReport"><code>ReceptiveFieldReport</code></a></li><li><a href="./SensitivityReport"><code>SensitivityReport</code></a></li><li><a href="./SignalHistory"><code>SignalHistory</code></a></li><li><a href="./SignalReport"><code>SignalReport</code></a></li><li><a href="./ModelTime"><code>ModelTime</code></a></li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-kind"></a> <code>Kind</code> <em>extends</em> <code>string</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="kind" tabindex="-1">kind <a class="header-anchor" href="#kind" aria-label="Permalink to &quot;kind&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kind</strong>: <code>Kind</code></p></blockquote><p>Which report it is.</p><hr><h3 id="version" tabindex="-1">version <a class="header-anchor" href="#version" aria-label="Permalink to &quot;version&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>version</strong>: <code>1</code></p></blockquote><p>Of this kind of report: it grows when a field changes its meaning or goes, not when one is added.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/AnalysisReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AnalysisReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AnalysisReport as default
};
