import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SsimOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/SsimOptions.md","filePath":"api/metrics/interfaces/SsimOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/SsimOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / SsimOptions</p><h1 id="interface-ssimoptions" tabindex="-1">Interface: SsimOptions <a class="header-anchor" href="#interface-ssimoptions" aria-label="Permalink to &quot;Interface: SsimOptions&quot;">​</a></h1><p>Options of <code>ssim</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="datarange" tabindex="-1">dataRange? <a class="header-anchor" href="#datarange" aria-label="Permalink to &quot;dataRange?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>dataRange?</strong>: <code>number</code></p></blockquote><p>Difference between the largest and the smallest possible value. Default 1.</p><hr><h3 id="k1" tabindex="-1">k1? <a class="header-anchor" href="#k1" aria-label="Permalink to &quot;k1?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>k1?</strong>: <code>number</code></p></blockquote><p>Default 0.01.</p><hr><h3 id="k2" tabindex="-1">k2? <a class="header-anchor" href="#k2" aria-label="Permalink to &quot;k2?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>k2?</strong>: <code>number</code></p></blockquote><p>Default 0.03.</p><hr><h3 id="sigma" tabindex="-1">sigma? <a class="header-anchor" href="#sigma" aria-label="Permalink to &quot;sigma?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>sigma?</strong>: <code>number</code></p></blockquote><p>Of the Gaussian, in pixels. Default 1.5.</p><hr><h3 id="windowsize" tabindex="-1">windowSize? <a class="header-anchor" href="#windowsize" aria-label="Permalink to &quot;windowSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>windowSize?</strong>: <code>number</code></p></blockquote><p>Side of the Gaussian window, odd. Default 11.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/SsimOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SsimOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SsimOptions as default
};
