import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SampleWeightOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/SampleWeightOptions.md","filePath":"api/metrics/interfaces/SampleWeightOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/SampleWeightOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / SampleWeightOptions</p><h1 id="interface-sampleweightoptions" tabindex="-1">Interface: SampleWeightOptions <a class="header-anchor" href="#interface-sampleweightoptions" aria-label="Permalink to &quot;Interface: SampleWeightOptions&quot;">​</a></h1><p>Options of measures in which images can weigh differently.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./LogLossOptions"><code>LogLossOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="sampleweight" tabindex="-1">sampleWeight? <a class="header-anchor" href="#sampleweight" aria-label="Permalink to &quot;sampleWeight?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>sampleWeight?</strong>: <code>ArrayLike</code>&lt;<code>number</code>&gt;</p></blockquote><p>How much each image counts, <code>[N]</code>, ≥ 0. Default: all the same.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/SampleWeightOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SampleWeightOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SampleWeightOptions as default
};
