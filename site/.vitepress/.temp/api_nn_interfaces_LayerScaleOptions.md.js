import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LayerScaleOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/LayerScaleOptions.md","filePath":"api/nn/interfaces/LayerScaleOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/LayerScaleOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / LayerScaleOptions</p><h1 id="interface-layerscaleoptions" tabindex="-1">Interface: LayerScaleOptions <a class="header-anchor" href="#interface-layerscaleoptions" aria-label="Permalink to &quot;Interface: LayerScaleOptions&quot;">​</a></h1><p>Options of <code>LayerScale</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="initvalues" tabindex="-1">initValues? <a class="header-anchor" href="#initvalues" aria-label="Permalink to &quot;initValues?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>initValues?</strong>: <code>number</code></p></blockquote><p>What all factors start as. Default 1e-5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/LayerScaleOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayerScaleOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayerScaleOptions as default
};
