import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PixelAttributions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/PixelAttributions.md","filePath":"api/analysis/interfaces/PixelAttributions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/PixelAttributions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / PixelAttributions</p><h1 id="interface-pixelattributions" tabindex="-1">Interface: PixelAttributions <a class="header-anchor" href="#interface-pixelattributions" aria-label="Permalink to &quot;Interface: PixelAttributions&quot;">​</a></h1><p>Maps as large as the images, and the values that they show.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AttributionMaps"><code>AttributionMaps</code></a></li></ul><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./IntegratedGradientsMaps"><code>IntegratedGradientsMaps</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="attributions" tabindex="-1">attributions <a class="header-anchor" href="#attributions" aria-label="Permalink to &quot;attributions&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>attributions</strong>: <code>Float32Array</code></p></blockquote><p><code>[N, H, W, C]</code>: of each value of the images, above 0 where it speaks for the class and below where it speaks against it.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classes</code>, <code>heat</code>, <code>height</code>, <code>width</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/PixelAttributions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PixelAttributions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PixelAttributions as default
};
