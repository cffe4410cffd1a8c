import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FeatureHashOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/FeatureHashOptions.md","filePath":"api/features/interfaces/FeatureHashOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/FeatureHashOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / FeatureHashOptions</p><h1 id="interface-featurehashoptions" tabindex="-1">Interface: FeatureHashOptions <a class="header-anchor" href="#interface-featurehashoptions" aria-label="Permalink to &quot;Interface: FeatureHashOptions&quot;">​</a></h1><p>Options of <code>hashFeatures</code>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./HashTextOptions"><code>HashTextOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="alternatesign" tabindex="-1">alternateSign? <a class="header-anchor" href="#alternatesign" aria-label="Permalink to &quot;alternateSign?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alternateSign?</strong>: <code>boolean</code></p></blockquote><p>Half of the names count negatively, so that collisions cancel on average; default true.</p><hr><h3 id="features" tabindex="-1">features? <a class="header-anchor" href="#features" aria-label="Permalink to &quot;features?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>features?</strong>: <code>number</code></p></blockquote><p>Columns of the result; default 2²⁰.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/FeatureHashOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FeatureHashOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FeatureHashOptions as default
};
