import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConvTranspose2dLayerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/ConvTranspose2dLayerOptions.md","filePath":"api/nn/interfaces/ConvTranspose2dLayerOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/ConvTranspose2dLayerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / ConvTranspose2dLayerOptions</p><h1 id="interface-convtranspose2dlayeroptions" tabindex="-1">Interface: ConvTranspose2dLayerOptions <a class="header-anchor" href="#interface-convtranspose2dlayeroptions" aria-label="Permalink to &quot;Interface: ConvTranspose2dLayerOptions&quot;">​</a></h1><p>Options of <code>ConvTranspose2d</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../ops/interfaces/ConvTranspose2dOptions"><code>ConvTranspose2dOptions</code></a></li><li><code>ConvParameterOptions</code></li></ul><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>algorithm?</code>, <code>bias?</code>, <code>biasInit?</code>, <code>dilation?</code>, <code>groups?</code>, <code>init?</code>, <code>kernelSize</code>, <code>outputPadding?</code>, <code>padding?</code>, <code>stride?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/ConvTranspose2dLayerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConvTranspose2dLayerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConvTranspose2dLayerOptions as default
};
