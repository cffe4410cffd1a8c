import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IntegratedGradientsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/IntegratedGradientsOptions.md","filePath":"api/analysis/interfaces/IntegratedGradientsOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/IntegratedGradientsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / IntegratedGradientsOptions</p><h1 id="interface-integratedgradientsoptions" tabindex="-1">Interface: IntegratedGradientsOptions <a class="header-anchor" href="#interface-integratedgradientsoptions" aria-label="Permalink to &quot;Interface: IntegratedGradientsOptions&quot;">​</a></h1><p>Options of <code>integratedGradients</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ClassOptions"><code>ClassOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="baseline" tabindex="-1">baseline? <a class="header-anchor" href="#baseline" aria-label="Permalink to &quot;baseline?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>baseline?</strong>: <a href="./../type-aliases/FillValue"><code>FillValue</code></a></p></blockquote><p>What the way begins at: a number, one for each channel, or images of the shape of the images or <code>[1, H, W, C]</code>. Default 0, the mean colour.</p><hr><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Places that go through the network together. Default 4.</p><hr><h3 id="method" tabindex="-1">method? <a class="header-anchor" href="#method" aria-label="Permalink to &quot;method?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>method?</strong>: <code>&quot;gausslegendre&quot;</code> | <code>&quot;riemann_left&quot;</code> | <code>&quot;riemann_middle&quot;</code> | <code>&quot;riemann_right&quot;</code> | <code>&quot;riemann_trapezoid&quot;</code></p></blockquote><p>How the integral becomes a sum, by Captum&#39;s names. Default &#39;gausslegendre&#39;.</p><hr><h3 id="steps" tabindex="-1">steps? <a class="header-anchor" href="#steps" aria-label="Permalink to &quot;steps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>steps?</strong>: <code>number</code></p></blockquote><p>Places on the way, Captum&#39;s <code>n_steps</code>. Default 50.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classIndex?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/IntegratedGradientsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IntegratedGradientsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IntegratedGradientsOptions as default
};
