import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HeadCurvePoint","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/HeadCurvePoint.md","filePath":"api/analysis/interfaces/HeadCurvePoint.md"}');
const _sfc_main = { name: "api/analysis/interfaces/HeadCurvePoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / HeadCurvePoint</p><h1 id="interface-headcurvepoint" tabindex="-1">Interface: HeadCurvePoint <a class="header-anchor" href="#interface-headcurvepoint" aria-label="Permalink to &quot;Interface: HeadCurvePoint&quot;">​</a></h1><p>Accuracies with a number of heads gone.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="accuracy" tabindex="-1">accuracy <a class="header-anchor" href="#accuracy" aria-label="Permalink to &quot;accuracy&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>accuracy</strong>: <code>number</code></p></blockquote><p>Part of the images whose likeliest class is the label, 0…1, with the least important heads gone.</p><hr><h3 id="random" tabindex="-1">random <a class="header-anchor" href="#random" aria-label="Permalink to &quot;random&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>random</strong>: readonly <code>number</code>[]</p></blockquote><p>The same with random heads gone, one for each order.</p><hr><h3 id="removed" tabindex="-1">removed <a class="header-anchor" href="#removed" aria-label="Permalink to &quot;removed&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>removed</strong>: <code>number</code></p></blockquote><p>Heads that are gone.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/HeadCurvePoint.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeadCurvePoint = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeadCurvePoint as default
};
