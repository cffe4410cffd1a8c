import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomizationReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/RandomizationReport.md","filePath":"api/analysis/interfaces/RandomizationReport.md"}');
const _sfc_main = { name: "api/analysis/interfaces/RandomizationReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / RandomizationReport</p><h1 id="interface-randomizationreport" tabindex="-1">Interface: RandomizationReport <a class="header-anchor" href="#interface-randomizationreport" aria-label="Permalink to &quot;Interface: RandomizationReport&quot;">​</a></h1><p>What <code>cascadingRandomization</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AnalysisReport"><code>AnalysisReport</code></a>&lt;<code>&quot;cascading-randomization&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classes" tabindex="-1">classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;classes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>classes</strong>: readonly <code>number</code>[]</p></blockquote><p>The classes that the given weights find, or that were asked for: maps of random weights are of the same.</p><hr><h3 id="method" tabindex="-1">method <a class="header-anchor" href="#method" aria-label="Permalink to &quot;method&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>method</strong>: <code>string</code></p></blockquote><p>Name of the attribution, or of the function that was given.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <code>string</code></p></blockquote><p>Class of the model, or the name that <code>createModel</code> knows.</p><hr><h3 id="stages" tabindex="-1">stages <a class="header-anchor" href="#stages" aria-label="Permalink to &quot;stages&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>stages</strong>: readonly <a href="./RandomizationStage"><code>RandomizationStage</code></a>[]</p></blockquote><p>The classifier first; at the end, all weights are random.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>kind</code>, <code>version</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/RandomizationReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomizationReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomizationReport as default
};
