import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TverskyOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/TverskyOptions.md","filePath":"api/ops/interfaces/TverskyOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/TverskyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / TverskyOptions</p><h1 id="interface-tverskyoptions" tabindex="-1">Interface: TverskyOptions <a class="header-anchor" href="#interface-tverskyoptions" aria-label="Permalink to &quot;Interface: TverskyOptions&quot;">​</a></h1><p>Options of <code>tverskyLoss</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./RegionOptions"><code>RegionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="alpha" tabindex="-1">alpha? <a class="header-anchor" href="#alpha" aria-label="Permalink to &quot;alpha?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alpha?</strong>: <code>number</code></p></blockquote><p>Weight of false positives. Default 0.5.</p><hr><h3 id="beta" tabindex="-1">beta? <a class="header-anchor" href="#beta" aria-label="Permalink to &quot;beta?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>beta?</strong>: <code>number</code></p></blockquote><p>Weight of false negatives; above α it raises recall. Default 0.5.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>batch?</code>, <code>ignoreIndex?</code>, <code>reduction?</code>, <code>smooth?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/TverskyOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TverskyOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TverskyOptions as default
};
