import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AugMixOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/AugMixOptions.md","filePath":"api/images/interfaces/AugMixOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/AugMixOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / AugMixOptions</p><h1 id="interface-augmixoptions" tabindex="-1">Interface: AugMixOptions <a class="header-anchor" href="#interface-augmixoptions" aria-label="Permalink to &quot;Interface: AugMixOptions&quot;">​</a></h1><p>Options of <code>augMix</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./WarpOptions"><code>WarpOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="allops" tabindex="-1">allOps? <a class="header-anchor" href="#allops" aria-label="Permalink to &quot;allOps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>allOps?</strong>: <code>boolean</code></p></blockquote><p>Whether brightness, colour, contrast and sharpness are among the operations. Default true.</p><hr><h3 id="alpha" tabindex="-1">alpha? <a class="header-anchor" href="#alpha" aria-label="Permalink to &quot;alpha?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alpha?</strong>: <code>number</code></p></blockquote><p>Of the Dirichlet and beta distributions. Default 1.</p><hr><h3 id="chaindepth" tabindex="-1">chainDepth? <a class="header-anchor" href="#chaindepth" aria-label="Permalink to &quot;chainDepth?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>chainDepth?</strong>: <code>number</code></p></blockquote><p>Operations of a chain; 0: one to three, by chance. Default 0.</p><hr><h3 id="mixturewidth" tabindex="-1">mixtureWidth? <a class="header-anchor" href="#mixturewidth" aria-label="Permalink to &quot;mixtureWidth?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mixtureWidth?</strong>: <code>number</code></p></blockquote><p>Chains that are mixed. Default 3.</p><hr><h3 id="severity" tabindex="-1">severity? <a class="header-anchor" href="#severity" aria-label="Permalink to &quot;severity?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>severity?</strong>: <code>number</code></p></blockquote><p>Bins that magnitudes are drawn from, 1…10. Default 3.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>fill?</code>, <code>interpolation?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/AugMixOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AugMixOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AugMixOptions as default
};
