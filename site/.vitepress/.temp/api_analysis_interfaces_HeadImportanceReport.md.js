import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HeadImportanceReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/HeadImportanceReport.md","filePath":"api/analysis/interfaces/HeadImportanceReport.md"}');
const _sfc_main = { name: "api/analysis/interfaces/HeadImportanceReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / HeadImportanceReport</p><h1 id="interface-headimportancereport" tabindex="-1">Interface: HeadImportanceReport <a class="header-anchor" href="#interface-headimportancereport" aria-label="Permalink to &quot;Interface: HeadImportanceReport&quot;">​</a></h1><p>What <code>headImportance</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AnalysisReport"><code>AnalysisReport</code></a>&lt;<code>&quot;head-importance&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="images" tabindex="-1">images <a class="header-anchor" href="#images" aria-label="Permalink to &quot;images&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>images</strong>: <code>number</code></p></blockquote><p>How many the importance is averaged over.</p><hr><h3 id="layers" tabindex="-1">layers <a class="header-anchor" href="#layers" aria-label="Permalink to &quot;layers&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layers</strong>: readonly <code>object</code>[]</p></blockquote><p>Importance of the heads of each layer, in their order.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <code>string</code></p></blockquote><p>Class of the model, or the name that <code>createModel</code> knows.</p><hr><h3 id="normalized" tabindex="-1">normalized <a class="header-anchor" href="#normalized" aria-label="Permalink to &quot;normalized&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>normalized</strong>: <code>boolean</code></p></blockquote><p>Whether the heads of each layer were divided by their norm.</p><hr><h3 id="ranking" tabindex="-1">ranking <a class="header-anchor" href="#ranking" aria-label="Permalink to &quot;ranking&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>ranking</strong>: readonly (<a href="./Head"><code>Head</code></a> &amp; <code>object</code>)[]</p></blockquote><p>All heads, the least important first: the order in which to prune.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>kind</code>, <code>version</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/HeadImportanceReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeadImportanceReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeadImportanceReport as default
};
