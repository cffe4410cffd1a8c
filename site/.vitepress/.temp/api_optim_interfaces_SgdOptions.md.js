import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SgdOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/SgdOptions.md","filePath":"api/optim/interfaces/SgdOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/SgdOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / SgdOptions</p><h1 id="interface-sgdoptions" tabindex="-1">Interface: SgdOptions <a class="header-anchor" href="#interface-sgdoptions" aria-label="Permalink to &quot;Interface: SgdOptions&quot;">​</a></h1><p>Options of <code>SGD</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./OptimizerOptions"><code>OptimizerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="dampening" tabindex="-1">dampening? <a class="header-anchor" href="#dampening" aria-label="Permalink to &quot;dampening?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>dampening?</strong>: <code>number</code></p></blockquote><p>Part of the gradient that does not enter the momentum, but for the first step. Default 0.</p><hr><h3 id="momentum" tabindex="-1">momentum? <a class="header-anchor" href="#momentum" aria-label="Permalink to &quot;momentum?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>momentum?</strong>: <code>number</code></p></blockquote><p>Default 0.</p><hr><h3 id="nesterov" tabindex="-1">nesterov? <a class="header-anchor" href="#nesterov" aria-label="Permalink to &quot;nesterov?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>nesterov?</strong>: <code>boolean</code></p></blockquote><p>Steps along the momentum after this gradient (Sutskever et al., ICML 2013). Default false.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>decoupledWeightDecay?</code>, <code>lr</code>, <code>maximize?</code>, <code>weightDecay?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/SgdOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SgdOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SgdOptions as default
};
