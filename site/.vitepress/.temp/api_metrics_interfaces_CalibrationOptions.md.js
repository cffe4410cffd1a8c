import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CalibrationOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/CalibrationOptions.md","filePath":"api/metrics/interfaces/CalibrationOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/CalibrationOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / CalibrationOptions</p><h1 id="interface-calibrationoptions" tabindex="-1">Interface: CalibrationOptions <a class="header-anchor" href="#interface-calibrationoptions" aria-label="Permalink to &quot;Interface: CalibrationOptions&quot;">​</a></h1><p>Options of <code>CalibrationError</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="bins" tabindex="-1">bins? <a class="header-anchor" href="#bins" aria-label="Permalink to &quot;bins?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>bins?</strong>: <code>number</code></p></blockquote><p>Bins of equal width from 0 to 1. Default 15.</p><hr><h3 id="norm" tabindex="-1">norm? <a class="header-anchor" href="#norm" aria-label="Permalink to &quot;norm?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>norm?</strong>: <code>&quot;max&quot;</code> | <code>&quot;l2&quot;</code> | <code>&quot;l1&quot;</code></p></blockquote><p>How gaps are summed up: weighted mean (&#39;l1&#39;, the expected calibration error, default), root of the weighted mean square, or the largest.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/CalibrationOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CalibrationOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CalibrationOptions as default
};
