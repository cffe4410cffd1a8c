import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: InfrequentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/InfrequentOptions.md","filePath":"api/features/interfaces/InfrequentOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/InfrequentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / InfrequentOptions</p><h1 id="interface-infrequentoptions" tabindex="-1">Interface: InfrequentOptions <a class="header-anchor" href="#interface-infrequentoptions" aria-label="Permalink to &quot;Interface: InfrequentOptions&quot;">​</a></h1><p>Options of <code>OneHotEncoder</code> for rare categories.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./OneHotEncoderOptions"><code>OneHotEncoderOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="maxcategories" tabindex="-1">maxCategories? <a class="header-anchor" href="#maxcategories" aria-label="Permalink to &quot;maxCategories?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>maxCategories?</strong>: <code>number</code></p></blockquote><p>Columns for each column of categories at most: the rarest share the last; default: no limit.</p><hr><h3 id="minfrequency" tabindex="-1">minFrequency? <a class="header-anchor" href="#minfrequency" aria-label="Permalink to &quot;minFrequency?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>minFrequency?</strong>: <a href="./../type-aliases/CountOrFraction"><code>CountOrFraction</code></a></p></blockquote><p>Categories in fewer rows share one column, the last; default: each has its own.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/InfrequentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InfrequentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InfrequentOptions as default
};
