import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PretrainedReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/PretrainedReport.md","filePath":"api/train/interfaces/PretrainedReport.md"}');
const _sfc_main = { name: "api/train/interfaces/PretrainedReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / PretrainedReport</p><h1 id="interface-pretrainedreport" tabindex="-1">Interface: PretrainedReport <a class="header-anchor" href="#interface-pretrainedreport" aria-label="Permalink to &quot;Interface: PretrainedReport&quot;">​</a></h1><p>What <code>loadPretrained</code> did.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../nn/interfaces/LoadReport"><code>LoadReport</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="adaptedkeys" tabindex="-1">adaptedKeys <a class="header-anchor" href="#adaptedkeys" aria-label="Permalink to &quot;adaptedKeys&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>adaptedKeys</strong>: readonly <code>string</code>[]</p></blockquote><p>First convolutions that were fitted to the model&#39;s number of channels; they are among the matched.</p><hr><h3 id="metadata" tabindex="-1">metadata <a class="header-anchor" href="#metadata" aria-label="Permalink to &quot;metadata&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>metadata</strong>: <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</p></blockquote><p>The file&#39;s strings.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>matchedKeys</code>, <code>mismatched</code>, <code>missingKeys</code>, <code>unexpectedKeys</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/PretrainedReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PretrainedReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PretrainedReport as default
};
