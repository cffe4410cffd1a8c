import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LabelReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/LabelReport.md","filePath":"api/metrics/interfaces/LabelReport.md"}');
const _sfc_main = { name: "api/metrics/interfaces/LabelReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / LabelReport</p><h1 id="interface-labelreport" tabindex="-1">Interface: LabelReport <a class="header-anchor" href="#interface-labelreport" aria-label="Permalink to &quot;Interface: LabelReport&quot;">​</a></h1><p>One class against its absence.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ClassReport"><code>ClassReport</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="averageprecision" tabindex="-1">averagePrecision <a class="header-anchor" href="#averageprecision" aria-label="Permalink to &quot;averagePrecision&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>averagePrecision</strong>: <code>number</code></p></blockquote><p>NaN for a class that no image shows.</p><hr><h3 id="rocauc" tabindex="-1">rocAuc <a class="header-anchor" href="#rocauc" aria-label="Permalink to &quot;rocAuc&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>rocAuc</strong>: <code>number</code></p></blockquote><p>NaN for a class that no image shows, or all.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>f1</code>, <code>precision</code>, <code>recall</code>, <code>support</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/LabelReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelReport as default
};
