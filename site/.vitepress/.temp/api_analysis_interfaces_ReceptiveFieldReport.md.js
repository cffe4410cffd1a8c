import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReceptiveFieldReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/ReceptiveFieldReport.md","filePath":"api/analysis/interfaces/ReceptiveFieldReport.md"}');
const _sfc_main = { name: "api/analysis/interfaces/ReceptiveFieldReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / ReceptiveFieldReport</p><h1 id="interface-receptivefieldreport" tabindex="-1">Interface: ReceptiveFieldReport <a class="header-anchor" href="#interface-receptivefieldreport" aria-label="Permalink to &quot;Interface: ReceptiveFieldReport&quot;">​</a></h1><p>What <code>receptiveField</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AnalysisReport"><code>AnalysisReport</code></a>&lt;<code>&quot;receptive-field&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="axes" tabindex="-1">axes <a class="header-anchor" href="#axes" aria-label="Permalink to &quot;axes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>axes</strong>: readonly <code>number</code>[]</p></blockquote><p>Axes of the input that fields are along: all but the first, of the batch, and the last, of the channels.</p><hr><h3 id="inputshape" tabindex="-1">inputShape <a class="header-anchor" href="#inputshape" aria-label="Permalink to &quot;inputShape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>inputShape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p>What the model read, such as <code>[1, 224, 224, 3]</code>.</p><hr><h3 id="layers" tabindex="-1">layers <a class="header-anchor" href="#layers" aria-label="Permalink to &quot;layers&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layers</strong>: readonly <a href="./LayerField"><code>LayerField</code></a>[]</p></blockquote><p>The model first, then each layer before those in it, as in <code>profileModel</code>&#39;s report.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <code>string</code></p></blockquote><p>Class of the model, or the name that <code>createModel</code> knows.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>kind</code>, <code>version</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/ReceptiveFieldReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReceptiveFieldReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReceptiveFieldReport as default
};
