import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OcclusionMaps","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/OcclusionMaps.md","filePath":"api/analysis/interfaces/OcclusionMaps.md"}');
const _sfc_main = { name: "api/analysis/interfaces/OcclusionMaps.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / OcclusionMaps</p><h1 id="interface-occlusionmaps" tabindex="-1">Interface: OcclusionMaps <a class="header-anchor" href="#interface-occlusionmaps" aria-label="Permalink to &quot;Interface: OcclusionMaps&quot;">​</a></h1><p>What <code>occlusion</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AttributionMaps"><code>AttributionMaps</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="attributions" tabindex="-1">attributions <a class="header-anchor" href="#attributions" aria-label="Permalink to &quot;attributions&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>attributions</strong>: <code>Float32Array</code></p></blockquote><p><code>[N, H, W]</code>: what the class&#39;s logit loses by the windows over a pixel, on average; below 0 where it gains. The heat shows what is above 0.</p><hr><h3 id="windows" tabindex="-1">windows <a class="header-anchor" href="#windows" aria-label="Permalink to &quot;windows&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>windows</strong>: <code>number</code></p></blockquote><p>How many windows were tried on each image.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classes</code>, <code>heat</code>, <code>height</code>, <code>width</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/OcclusionMaps.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OcclusionMaps = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OcclusionMaps as default
};
