import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PolynomialFeaturesOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/PolynomialFeaturesOptions.md","filePath":"api/features/interfaces/PolynomialFeaturesOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/PolynomialFeaturesOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / PolynomialFeaturesOptions</p><h1 id="interface-polynomialfeaturesoptions" tabindex="-1">Interface: PolynomialFeaturesOptions <a class="header-anchor" href="#interface-polynomialfeaturesoptions" aria-label="Permalink to &quot;Interface: PolynomialFeaturesOptions&quot;">​</a></h1><p>Options of <code>PolynomialFeatures</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="degree" tabindex="-1">degree? <a class="header-anchor" href="#degree" aria-label="Permalink to &quot;degree?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>degree?</strong>: <code>number</code> | readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Greatest number of factors, or the least and the greatest; default 2.</p><hr><h3 id="includebias" tabindex="-1">includeBias? <a class="header-anchor" href="#includebias" aria-label="Permalink to &quot;includeBias?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>includeBias?</strong>: <code>boolean</code></p></blockquote><p>A column of ones in front, the product of no column; default true.</p><hr><h3 id="interactiononly" tabindex="-1">interactionOnly? <a class="header-anchor" href="#interactiononly" aria-label="Permalink to &quot;interactionOnly?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>interactionOnly?</strong>: <code>boolean</code></p></blockquote><p>Only products of different columns: no squares; default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/PolynomialFeaturesOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PolynomialFeaturesOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PolynomialFeaturesOptions as default
};
