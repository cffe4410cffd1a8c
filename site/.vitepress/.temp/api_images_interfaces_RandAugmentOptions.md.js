import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandAugmentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/RandAugmentOptions.md","filePath":"api/images/interfaces/RandAugmentOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/RandAugmentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / RandAugmentOptions</p><h1 id="interface-randaugmentoptions" tabindex="-1">Interface: RandAugmentOptions <a class="header-anchor" href="#interface-randaugmentoptions" aria-label="Permalink to &quot;Interface: RandAugmentOptions&quot;">​</a></h1><p>Options of <code>randAugment</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./WarpOptions"><code>WarpOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="magnitude" tabindex="-1">magnitude? <a class="header-anchor" href="#magnitude" aria-label="Permalink to &quot;magnitude?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>magnitude?</strong>: <code>number</code></p></blockquote><p>Which of the bins, from 0. Default 9.</p><hr><h3 id="nummagnitudebins" tabindex="-1">numMagnitudeBins? <a class="header-anchor" href="#nummagnitudebins" aria-label="Permalink to &quot;numMagnitudeBins?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>numMagnitudeBins?</strong>: <code>number</code></p></blockquote><p>Default 31.</p><hr><h3 id="numops" tabindex="-1">numOps? <a class="header-anchor" href="#numops" aria-label="Permalink to &quot;numOps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>numOps?</strong>: <code>number</code></p></blockquote><p>Operations, one after another. Default 2.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>fill?</code>, <code>interpolation?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/RandAugmentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandAugmentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandAugmentOptions as default
};
