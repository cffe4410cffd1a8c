import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PredictStreamOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/interfaces/PredictStreamOptions.md","filePath":"api/predict/interfaces/PredictStreamOptions.md"}');
const _sfc_main = { name: "api/predict/interfaces/PredictStreamOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / PredictStreamOptions</p><h1 id="interface-predictstreamoptions" tabindex="-1">Interface: PredictStreamOptions <a class="header-anchor" href="#interface-predictstreamoptions" aria-label="Permalink to &quot;Interface: PredictStreamOptions&quot;">​</a></h1><p>Options of <code>Predictor.stream</code>, and of <code>predict</code> for several pictures.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./PredictOptions"><code>PredictOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Pictures that go through the network together. Default 32.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>flip?</code>, <code>topK?</code>, <code>tta?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/interfaces/PredictStreamOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PredictStreamOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PredictStreamOptions as default
};
