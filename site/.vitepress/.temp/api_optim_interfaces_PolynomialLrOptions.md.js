import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PolynomialLrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/PolynomialLrOptions.md","filePath":"api/optim/interfaces/PolynomialLrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/PolynomialLrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / PolynomialLrOptions</p><h1 id="interface-polynomiallroptions" tabindex="-1">Interface: PolynomialLrOptions <a class="header-anchor" href="#interface-polynomiallroptions" aria-label="Permalink to &quot;Interface: PolynomialLrOptions&quot;">​</a></h1><p>Options of <code>polynomialLr</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LrOptions"><code>LrOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="power" tabindex="-1">power? <a class="header-anchor" href="#power" aria-label="Permalink to &quot;power?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>power?</strong>: <code>number</code></p></blockquote><p>Default 1.</p><hr><h3 id="totalsteps" tabindex="-1">totalSteps <a class="header-anchor" href="#totalsteps" aria-label="Permalink to &quot;totalSteps&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>totalSteps</strong>: <code>number</code></p></blockquote><p>Step from which on the rate is 0.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>lr</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/PolynomialLrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PolynomialLrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PolynomialLrOptions as default
};
