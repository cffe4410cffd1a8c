import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/LionOptions.md","filePath":"api/optim/interfaces/LionOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/LionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / LionOptions</p><h1 id="interface-lionoptions" tabindex="-1">Interface: LionOptions <a class="header-anchor" href="#interface-lionoptions" aria-label="Permalink to &quot;Interface: LionOptions&quot;">​</a></h1><p>Options of <code>Lion</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./OptimizerOptions"><code>OptimizerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="betas" tabindex="-1">betas? <a class="header-anchor" href="#betas" aria-label="Permalink to &quot;betas?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>betas?</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Share of the average in what gives the sign, and decay rate of the average. Default [0.9, 0.99].</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>decoupledWeightDecay?</code>, <code>lr</code>, <code>maximize?</code>, <code>weightDecay?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/LionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LionOptions as default
};
