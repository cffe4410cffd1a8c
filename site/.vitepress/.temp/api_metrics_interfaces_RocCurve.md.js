import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RocCurve","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/RocCurve.md","filePath":"api/metrics/interfaces/RocCurve.md"}');
const _sfc_main = { name: "api/metrics/interfaces/RocCurve.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / RocCurve</p><h1 id="interface-roccurve" tabindex="-1">Interface: RocCurve <a class="header-anchor" href="#interface-roccurve" aria-label="Permalink to &quot;Interface: RocCurve&quot;">​</a></h1><p>From the threshold above all scores, where nothing counts as positive, to the lowest score.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="falsepositiverate" tabindex="-1">falsePositiveRate <a class="header-anchor" href="#falsepositiverate" aria-label="Permalink to &quot;falsePositiveRate&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>falsePositiveRate</strong>: <code>Float64Array</code></p></blockquote><p>Part of the negatives that count as positive.</p><hr><h3 id="thresholds" tabindex="-1">thresholds <a class="header-anchor" href="#thresholds" aria-label="Permalink to &quot;thresholds&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>thresholds</strong>: <code>Float64Array</code></p></blockquote><p>A score of at least this much counts as positive; the first is infinite.</p><hr><h3 id="truepositiverate" tabindex="-1">truePositiveRate <a class="header-anchor" href="#truepositiverate" aria-label="Permalink to &quot;truePositiveRate&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>truePositiveRate</strong>: <code>Float64Array</code></p></blockquote><p>Part of the positives that do.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/RocCurve.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RocCurve = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RocCurve as default
};
