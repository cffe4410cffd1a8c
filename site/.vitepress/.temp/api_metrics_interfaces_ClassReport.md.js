import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/ClassReport.md","filePath":"api/metrics/interfaces/ClassReport.md"}');
const _sfc_main = { name: "api/metrics/interfaces/ClassReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / ClassReport</p><h1 id="interface-classreport" tabindex="-1">Interface: ClassReport <a class="header-anchor" href="#interface-classreport" aria-label="Permalink to &quot;Interface: ClassReport&quot;">​</a></h1><p>How well one class is found.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./LabelReport"><code>LabelReport</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="f1" tabindex="-1">f1 <a class="header-anchor" href="#f1" aria-label="Permalink to &quot;f1&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>f1</strong>: <code>number</code></p></blockquote><p>Harmonic mean of precision and recall; 0 when both are.</p><hr><h3 id="precision" tabindex="-1">precision <a class="header-anchor" href="#precision" aria-label="Permalink to &quot;precision&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>precision</strong>: <code>number</code></p></blockquote><p>Of those predicted to be of the class, the part that is; 0 when none is predicted.</p><hr><h3 id="recall" tabindex="-1">recall <a class="header-anchor" href="#recall" aria-label="Permalink to &quot;recall&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>recall</strong>: <code>number</code></p></blockquote><p>Of the class, the part that is found; 0 when the class has no images.</p><hr><h3 id="support" tabindex="-1">support <a class="header-anchor" href="#support" aria-label="Permalink to &quot;support&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>support</strong>: <code>number</code></p></blockquote><p>Images of the class.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/ClassReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassReport as default
};
