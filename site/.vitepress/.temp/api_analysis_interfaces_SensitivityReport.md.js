import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SensitivityReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SensitivityReport.md","filePath":"api/analysis/interfaces/SensitivityReport.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SensitivityReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SensitivityReport</p><h1 id="interface-sensitivityreport" tabindex="-1">Interface: SensitivityReport <a class="header-anchor" href="#interface-sensitivityreport" aria-label="Permalink to &quot;Interface: SensitivityReport&quot;">​</a></h1><p>What <code>sensitivity</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AnalysisReport"><code>AnalysisReport</code></a>&lt;<code>&quot;sensitivity&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="axes" tabindex="-1">axes <a class="header-anchor" href="#axes" aria-label="Permalink to &quot;axes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>axes</strong>: readonly <code>object</code>[]</p></blockquote><p>The options, and the values that were tried.</p><hr><h3 id="growth" tabindex="-1">growth <a class="header-anchor" href="#growth" aria-label="Permalink to &quot;growth&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>growth</strong>: readonly <a href="./Growth"><code>Growth</code></a>[]</p></blockquote><p>Powers for each axis of numbers and each figure that grows.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <code>string</code></p></blockquote><p>Class of the model, or the name that <code>createModel</code> knows.</p><hr><h3 id="points" tabindex="-1">points <a class="header-anchor" href="#points" aria-label="Permalink to &quot;points&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>points</strong>: readonly <a href="./SensitivityPoint"><code>SensitivityPoint</code></a>[]</p></blockquote><p>The whole grid; the last axis changes first.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>kind</code>, <code>version</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SensitivityReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SensitivityReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SensitivityReport as default
};
