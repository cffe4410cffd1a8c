import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConvNormOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/ConvNormOptions.md","filePath":"api/nn/interfaces/ConvNormOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/ConvNormOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / ConvNormOptions</p><h1 id="interface-convnormoptions" tabindex="-1">Interface: ConvNormOptions <a class="header-anchor" href="#interface-convnormoptions" aria-label="Permalink to &quot;Interface: ConvNormOptions&quot;">​</a></h1><p>Options of <code>ConvNorm</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./Conv2dLayerOptions"><code>Conv2dLayerOptions</code></a>, <code>&quot;bias&quot;</code> | <code>&quot;biasInit&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="norm" tabindex="-1">norm? <a class="header-anchor" href="#norm" aria-label="Permalink to &quot;norm?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>norm?</strong>: <a href="./BatchNorm2dOptions"><code>BatchNorm2dOptions</code></a></p></blockquote><p>Of the batch norm; default its defaults.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>algorithm?</code>, <code>dilation?</code>, <code>groups?</code>, <code>init?</code>, <code>kernelSize</code>, <code>padding?</code>, <code>paddingMode?</code>, <code>stride?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/ConvNormOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConvNormOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConvNormOptions as default
};
