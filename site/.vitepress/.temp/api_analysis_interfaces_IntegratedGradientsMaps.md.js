import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IntegratedGradientsMaps","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/IntegratedGradientsMaps.md","filePath":"api/analysis/interfaces/IntegratedGradientsMaps.md"}');
const _sfc_main = { name: "api/analysis/interfaces/IntegratedGradientsMaps.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / IntegratedGradientsMaps</p><h1 id="interface-integratedgradientsmaps" tabindex="-1">Interface: IntegratedGradientsMaps <a class="header-anchor" href="#interface-integratedgradientsmaps" aria-label="Permalink to &quot;Interface: IntegratedGradientsMaps&quot;">​</a></h1><p>What <code>integratedGradients</code> gives.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./PixelAttributions"><code>PixelAttributions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="convergencedelta" tabindex="-1">convergenceDelta <a class="header-anchor" href="#convergencedelta" aria-label="Permalink to &quot;convergenceDelta&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>convergenceDelta</strong>: <code>Float32Array</code></p></blockquote><p><code>[N]</code>: by how much their sum is off, Captum&#39;s <code>convergence_delta</code>: sum − difference. More steps make it smaller.</p><hr><h3 id="scoredifference" tabindex="-1">scoreDifference <a class="header-anchor" href="#scoredifference" aria-label="Permalink to &quot;scoreDifference&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>scoreDifference</strong>: <code>Float32Array</code></p></blockquote><p><code>[N]</code>: what the class&#39;s logit gains from the baseline to the image; the attributions should add up to it.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>attributions</code>, <code>classes</code>, <code>heat</code>, <code>height</code>, <code>width</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/IntegratedGradientsMaps.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IntegratedGradientsMaps = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IntegratedGradientsMaps as default
};
