import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RMSNormOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/RMSNormOptions.md","filePath":"api/nn/interfaces/RMSNormOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/RMSNormOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / RMSNormOptions</p><h1 id="interface-rmsnormoptions" tabindex="-1">Interface: RMSNormOptions <a class="header-anchor" href="#interface-rmsnormoptions" aria-label="Permalink to &quot;Interface: RMSNormOptions&quot;">​</a></h1><p>Options of <code>RMSNorm</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="elementwiseaffine" tabindex="-1">elementwiseAffine? <a class="header-anchor" href="#elementwiseaffine" aria-label="Permalink to &quot;elementwiseAffine?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>elementwiseAffine?</strong>: <code>boolean</code></p></blockquote><p>Whether the weight is learnt. Default true.</p><hr><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Added to the mean square. Default 2⁻²³.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/RMSNormOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RMSNormOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RMSNormOptions as default
};
