import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SiglipLossOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/SiglipLossOptions.md","filePath":"api/ops/interfaces/SiglipLossOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/SiglipLossOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / SiglipLossOptions</p><h1 id="interface-sigliplossoptions" tabindex="-1">Interface: SiglipLossOptions <a class="header-anchor" href="#interface-sigliplossoptions" aria-label="Permalink to &quot;Interface: SiglipLossOptions&quot;">​</a></h1><p>Options of <code>siglipLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="logitbias" tabindex="-1">logitBias? <a class="header-anchor" href="#logitbias" aria-label="Permalink to &quot;logitBias?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>logitBias?</strong>: <code>number</code> | <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Is added to the scaled cosines: a number, or a scalar tensor that is learnt. Default −10.</p><hr><h3 id="logitscale" tabindex="-1">logitScale? <a class="header-anchor" href="#logitscale" aria-label="Permalink to &quot;logitScale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>logitScale?</strong>: <code>number</code> | <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Multiplies the cosines: a number above 0, or a scalar tensor that is learnt. Default 10.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/SiglipLossOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SiglipLossOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SiglipLossOptions as default
};
