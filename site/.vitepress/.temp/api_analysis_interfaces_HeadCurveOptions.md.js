import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HeadCurveOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/HeadCurveOptions.md","filePath":"api/analysis/interfaces/HeadCurveOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/HeadCurveOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / HeadCurveOptions</p><h1 id="interface-headcurveoptions" tabindex="-1">Interface: HeadCurveOptions <a class="header-anchor" href="#interface-headcurveoptions" aria-label="Permalink to &quot;Interface: HeadCurveOptions&quot;">​</a></h1><p>Options of <code>headCurve</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Images that go through the network together. Default 16.</p><hr><h3 id="orders" tabindex="-1">orders? <a class="header-anchor" href="#orders" aria-label="Permalink to &quot;orders?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>orders?</strong>: <code>number</code></p></blockquote><p>Random orders that the curve is compared with. Default 3.</p><hr><h3 id="ranking" tabindex="-1">ranking? <a class="header-anchor" href="#ranking" aria-label="Permalink to &quot;ranking?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>ranking?</strong>: readonly (<a href="./Head"><code>Head</code></a> &amp; <code>object</code>)[]</p></blockquote><p>Which heads go first. Default: the importance of the heads on the images given.</p><hr><h3 id="seed" tabindex="-1">seed? <a class="header-anchor" href="#seed" aria-label="Permalink to &quot;seed?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>seed?</strong>: <code>number</code></p></blockquote><p>Of the random orders. Default 0.</p><hr><h3 id="steps" tabindex="-1">steps? <a class="header-anchor" href="#steps" aria-label="Permalink to &quot;steps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>steps?</strong>: <code>number</code></p></blockquote><p>Points of the curve besides the whole model. Default 10.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/HeadCurveOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeadCurveOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeadCurveOptions as default
};
