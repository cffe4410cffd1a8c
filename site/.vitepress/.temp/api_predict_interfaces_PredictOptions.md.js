import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PredictOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/interfaces/PredictOptions.md","filePath":"api/predict/interfaces/PredictOptions.md"}');
const _sfc_main = { name: "api/predict/interfaces/PredictOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / PredictOptions</p><h1 id="interface-predictoptions" tabindex="-1">Interface: PredictOptions <a class="header-anchor" href="#interface-predictoptions" aria-label="Permalink to &quot;Interface: PredictOptions&quot;">​</a></h1><p>Options of <code>Predictor.predict</code> for one picture.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./PredictStreamOptions"><code>PredictStreamOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="flip" tabindex="-1">flip? <a class="header-anchor" href="#flip" aria-label="Permalink to &quot;flip?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>flip?</strong>: <code>boolean</code></p></blockquote><p>Whether probabilities are the mean over the picture and its mirror image. Default false.</p><hr><h3 id="topk" tabindex="-1">topK? <a class="header-anchor" href="#topk" aria-label="Permalink to &quot;topK?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>topK?</strong>: <code>number</code></p></blockquote><p>Classes in <code>top</code>. Default 5.</p><hr><h3 id="tta" tabindex="-1">tta? <a class="header-anchor" href="#tta" aria-label="Permalink to &quot;tta?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>tta?</strong>: <code>&quot;none&quot;</code> | <code>&quot;fiveCrop&quot;</code> | <code>&quot;tenCrop&quot;</code></p></blockquote><p>Crops of the resized picture that probabilities are averaged over: &#39;fiveCrop&#39;, its corners and its middle, or &#39;tenCrop&#39;, those of its mirror image, too, as torchvision&#39;s <code>FiveCrop</code> and <code>TenCrop</code>. Default &#39;none&#39;: the middle.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/interfaces/PredictOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PredictOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PredictOptions as default
};
