import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClipOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/ClipOptions.md","filePath":"api/optim/interfaces/ClipOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/ClipOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / ClipOptions</p><h1 id="interface-clipoptions" tabindex="-1">Interface: ClipOptions <a class="header-anchor" href="#interface-clipoptions" aria-label="Permalink to &quot;Interface: ClipOptions&quot;">​</a></h1><p>Options of every optimiser: limits of its gradients.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="clipgradnorm" tabindex="-1">clipGradNorm? <a class="header-anchor" href="#clipgradnorm" aria-label="Permalink to &quot;clipGradNorm?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>clipGradNorm?</strong>: <code>number</code></p></blockquote><p>Scales all gradients so that their common norm is at most this (Pascanu et al., arXiv:1211.5063).</p><hr><h3 id="clipgradnormtype" tabindex="-1">clipGradNormType? <a class="header-anchor" href="#clipgradnormtype" aria-label="Permalink to &quot;clipGradNormType?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>clipGradNormType?</strong>: <code>number</code></p></blockquote><p>p of that norm, (Σ|g|ᵖ)^(1/p); <code>Infinity</code> takes the largest |g|. Default 2.</p><hr><h3 id="clipgradvalue" tabindex="-1">clipGradValue? <a class="header-anchor" href="#clipgradvalue" aria-label="Permalink to &quot;clipGradValue?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>clipGradValue?</strong>: <code>number</code></p></blockquote><p>Limits every gradient value to ± this; before the norm is taken.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/ClipOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipOptions as default
};
