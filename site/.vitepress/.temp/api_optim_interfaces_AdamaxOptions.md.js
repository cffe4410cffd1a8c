import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AdamaxOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/AdamaxOptions.md","filePath":"api/optim/interfaces/AdamaxOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/AdamaxOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / AdamaxOptions</p><h1 id="interface-adamaxoptions" tabindex="-1">Interface: AdamaxOptions <a class="header-anchor" href="#interface-adamaxoptions" aria-label="Permalink to &quot;Interface: AdamaxOptions&quot;">​</a></h1><p>Options of <code>Adamax</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./OptimizerOptions"><code>OptimizerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="betas" tabindex="-1">betas? <a class="header-anchor" href="#betas" aria-label="Permalink to &quot;betas?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>betas?</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Decay rates of the average and of the maximum. Default [0.9, 0.999].</p><hr><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Default 1e-8.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>decoupledWeightDecay?</code>, <code>lr</code>, <code>maximize?</code>, <code>weightDecay?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/AdamaxOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AdamaxOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AdamaxOptions as default
};
