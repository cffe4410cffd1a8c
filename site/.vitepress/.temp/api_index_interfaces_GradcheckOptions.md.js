import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GradcheckOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/GradcheckOptions.md","filePath":"api/index/interfaces/GradcheckOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/GradcheckOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / GradcheckOptions</p><h1 id="interface-gradcheckoptions" tabindex="-1">Interface: GradcheckOptions <a class="header-anchor" href="#interface-gradcheckoptions" aria-label="Permalink to &quot;Interface: GradcheckOptions&quot;">​</a></h1><p>Options of <code>gradcheck</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="directions" tabindex="-1">directions? <a class="header-anchor" href="#directions" aria-label="Permalink to &quot;directions?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>directions?</strong>: <code>number</code></p></blockquote><p>Inputs with more elements than this are checked along as many random directions instead of element by element. Default 48.</p><hr><h3 id="order" tabindex="-1">order? <a class="header-anchor" href="#order" aria-label="Permalink to &quot;order?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>order?</strong>: <code>1</code> | <code>2</code></p></blockquote><p>2 also checks the derivatives of the gradients. Default 2.</p><hr><h3 id="step" tabindex="-1">step? <a class="header-anchor" href="#step" aria-label="Permalink to &quot;step?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>step?</strong>: <code>number</code></p></blockquote><p>Distance of the finite differences: kinks of the function must be more than twice as far away. Default 3e-4.</p><hr><h3 id="tolerance" tabindex="-1">tolerance? <a class="header-anchor" href="#tolerance" aria-label="Permalink to &quot;tolerance?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>tolerance?</strong>: <code>number</code></p></blockquote><p>Largest allowed |analytic − numeric| / max(1, |numeric|). Default 1e-6: constants in a graph are float32 numbers, so 1e-7 is common.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/GradcheckOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GradcheckOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GradcheckOptions as default
};
