import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TransformerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/TransformerOptions.md","filePath":"api/nn/interfaces/TransformerOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/TransformerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / TransformerOptions</p><h1 id="interface-transformeroptions" tabindex="-1">Interface: TransformerOptions <a class="header-anchor" href="#interface-transformeroptions" aria-label="Permalink to &quot;Interface: TransformerOptions&quot;">​</a></h1><p>Options of <code>Transformer</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./TransformerLayerOptions"><code>TransformerLayerOptions</code></a>, <code>&quot;init&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="numdecoderlayers" tabindex="-1">numDecoderLayers? <a class="header-anchor" href="#numdecoderlayers" aria-label="Permalink to &quot;numDecoderLayers?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>numDecoderLayers?</strong>: <code>number</code></p></blockquote><p>Default 6.</p><hr><h3 id="numencoderlayers" tabindex="-1">numEncoderLayers? <a class="header-anchor" href="#numencoderlayers" aria-label="Permalink to &quot;numEncoderLayers?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>numEncoderLayers?</strong>: <code>number</code></p></blockquote><p>Default 6.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>activation?</code>, <code>bias?</code>, <code>dimFeedforward?</code>, <code>dropout?</code>, <code>isCausal?</code>, <code>layerNormEps?</code>, <code>normFirst?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/TransformerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TransformerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TransformerOptions as default
};
