import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttributeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/AttributeOptions.md","filePath":"api/analysis/interfaces/AttributeOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/AttributeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AttributeOptions</p><h1 id="interface-attributeoptions" tabindex="-1">Interface: AttributeOptions <a class="header-anchor" href="#interface-attributeoptions" aria-label="Permalink to &quot;Interface: AttributeOptions&quot;">​</a></h1><p>Options of <code>attribute</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ClassOptions"><code>ClassOptions</code></a></li></ul><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./RandomizationOptions"><code>RandomizationOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="layer" tabindex="-1">layer? <a class="header-anchor" href="#layer" aria-label="Permalink to &quot;layer?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>layer?</strong>: <a href="./../type-aliases/LayerChoice"><code>LayerChoice</code></a></p></blockquote><p>Of &#39;gradCam&#39; and &#39;gradCamPlusPlus&#39; alone: the layer whose maps are weighed.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classIndex?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/AttributeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttributeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttributeOptions as default
};
