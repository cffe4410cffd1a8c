import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RegionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/RegionOptions.md","filePath":"api/ops/interfaces/RegionOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/RegionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / RegionOptions</p><h1 id="interface-regionoptions" tabindex="-1">Interface: RegionOptions <a class="header-anchor" href="#interface-regionoptions" aria-label="Permalink to &quot;Interface: RegionOptions&quot;">​</a></h1><p>Options of the losses of regions.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DiceOptions"><code>DiceOptions</code></a></li><li><a href="./TverskyOptions"><code>TverskyOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batch" tabindex="-1">batch? <a class="header-anchor" href="#batch" aria-label="Permalink to &quot;batch?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batch?</strong>: <code>boolean</code></p></blockquote><p>One overlap over all images of the batch, <code>[C]</code>, instead of one an image, <code>[N, C]</code>. Default false.</p><hr><h3 id="ignoreindex" tabindex="-1">ignoreIndex? <a class="header-anchor" href="#ignoreindex" aria-label="Permalink to &quot;ignoreIndex?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>ignoreIndex?</strong>: <code>number</code></p></blockquote><p>Pixels labelled so do not count, in labels and in masks. Default −100.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;, over images and classes.</p><hr><h3 id="smooth" tabindex="-1">smooth? <a class="header-anchor" href="#smooth" aria-label="Permalink to &quot;smooth?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>smooth?</strong>: <code>number</code></p></blockquote><p>Added to numerator and denominator, which softens small regions; regions that are empty in both cost nothing, also with 0. Default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/RegionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RegionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RegionOptions as default
};
