import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CalibrationBin","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/CalibrationBin.md","filePath":"api/metrics/interfaces/CalibrationBin.md"}');
const _sfc_main = { name: "api/metrics/interfaces/CalibrationBin.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / CalibrationBin</p><h1 id="interface-calibrationbin" tabindex="-1">Interface: CalibrationBin <a class="header-anchor" href="#interface-calibrationbin" aria-label="Permalink to &quot;Interface: CalibrationBin&quot;">​</a></h1><p>A bar of the reliability diagram.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="accuracy" tabindex="-1">accuracy <a class="header-anchor" href="#accuracy" aria-label="Permalink to &quot;accuracy&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>accuracy</strong>: <code>number</code></p></blockquote><p>Part of them that is right.</p><hr><h3 id="confidence" tabindex="-1">confidence <a class="header-anchor" href="#confidence" aria-label="Permalink to &quot;confidence&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>confidence</strong>: <code>number</code></p></blockquote><p>Mean confidence; NaN in an empty bin, as is the accuracy.</p><hr><h3 id="count" tabindex="-1">count <a class="header-anchor" href="#count" aria-label="Permalink to &quot;count&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>count</strong>: <code>number</code></p></blockquote><p>Predictions in it.</p><hr><h3 id="from" tabindex="-1">from <a class="header-anchor" href="#from" aria-label="Permalink to &quot;from&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>from</strong>: <code>number</code></p></blockquote><p>Least confidence of the bin.</p><hr><h3 id="to" tabindex="-1">to <a class="header-anchor" href="#to" aria-label="Permalink to &quot;to&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>to</strong>: <code>number</code></p></blockquote><p>Where the next bin begins; the last one has its end, too.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/CalibrationBin.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CalibrationBin = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CalibrationBin as default
};
