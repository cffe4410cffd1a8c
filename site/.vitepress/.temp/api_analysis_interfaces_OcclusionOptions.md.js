import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OcclusionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/OcclusionOptions.md","filePath":"api/analysis/interfaces/OcclusionOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/OcclusionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / OcclusionOptions</p><h1 id="interface-occlusionoptions" tabindex="-1">Interface: OcclusionOptions <a class="header-anchor" href="#interface-occlusionoptions" aria-label="Permalink to &quot;Interface: OcclusionOptions&quot;">​</a></h1><p>Options of <code>occlusion</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ClassOptions"><code>ClassOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Covered images that go through the network together. Default 16.</p><hr><h3 id="stride" tabindex="-1">stride? <a class="header-anchor" href="#stride" aria-label="Permalink to &quot;stride?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>stride?</strong>: <code>Sides</code></p></blockquote><p>From one window to the next, Captum&#39;s <code>strides</code>. Default: half of the window, rounded up.</p><hr><h3 id="value" tabindex="-1">value? <a class="header-anchor" href="#value" aria-label="Permalink to &quot;value?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>value?</strong>: <a href="./../type-aliases/FillValue"><code>FillValue</code></a></p></blockquote><p>What covers it: a number, one for each channel, or images of the shape of the images or <code>[1, H, W, C]</code>. Default 0, the mean colour.</p><hr><h3 id="window" tabindex="-1">window? <a class="header-anchor" href="#window" aria-label="Permalink to &quot;window?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>window?</strong>: <code>Sides</code></p></blockquote><p>Side of the window, or height and width: Captum&#39;s <code>sliding_window_shapes</code>. Default: a seventh of the image&#39;s, rounded up.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classIndex?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/OcclusionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OcclusionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OcclusionOptions as default
};
