import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClipLossOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/ClipLossOptions.md","filePath":"api/ops/interfaces/ClipLossOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/ClipLossOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / ClipLossOptions</p><h1 id="interface-cliplossoptions" tabindex="-1">Interface: ClipLossOptions <a class="header-anchor" href="#interface-cliplossoptions" aria-label="Permalink to &quot;Interface: ClipLossOptions&quot;">​</a></h1><p>Options of <code>clipLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="logitscale" tabindex="-1">logitScale? <a class="header-anchor" href="#logitscale" aria-label="Permalink to &quot;logitScale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>logitScale?</strong>: <code>number</code> | <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Multiplies the cosines: a number above 0, or a scalar tensor that is learnt, such as <code>exp</code> of CLIP&#39;s <code>logit_scale</code>. Default 1 / 0.07.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/ClipLossOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipLossOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipLossOptions as default
};
