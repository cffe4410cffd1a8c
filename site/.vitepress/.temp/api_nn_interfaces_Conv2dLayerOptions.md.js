import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Conv2dLayerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/Conv2dLayerOptions.md","filePath":"api/nn/interfaces/Conv2dLayerOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/Conv2dLayerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / Conv2dLayerOptions</p><h1 id="interface-conv2dlayeroptions" tabindex="-1">Interface: Conv2dLayerOptions <a class="header-anchor" href="#interface-conv2dlayeroptions" aria-label="Permalink to &quot;Interface: Conv2dLayerOptions&quot;">​</a></h1><p>Options of <code>Conv2d</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../ops/interfaces/Conv2dOptions"><code>Conv2dOptions</code></a></li><li><code>ConvParameterOptions</code></li></ul><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./CondConv2dOptions"><code>CondConv2dOptions</code></a></li></ul><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>algorithm?</code>, <code>bias?</code>, <code>biasInit?</code>, <code>dilation?</code>, <code>groups?</code>, <code>init?</code>, <code>kernelSize</code>, <code>padding?</code>, <code>paddingMode?</code>, <code>stride?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/Conv2dLayerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Conv2dLayerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Conv2dLayerOptions as default
};
