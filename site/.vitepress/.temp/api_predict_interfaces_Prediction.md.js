import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Prediction","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/interfaces/Prediction.md","filePath":"api/predict/interfaces/Prediction.md"}');
const _sfc_main = { name: "api/predict/interfaces/Prediction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / Prediction</p><h1 id="interface-prediction" tabindex="-1">Interface: Prediction <a class="header-anchor" href="#interface-prediction" aria-label="Permalink to &quot;Interface: Prediction&quot;">​</a></h1><p>What a network says of a picture.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="probabilities" tabindex="-1">probabilities <a class="header-anchor" href="#probabilities" aria-label="Permalink to &quot;probabilities&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>probabilities</strong>: <code>Float32Array</code></p></blockquote><p><code>[classes]</code>: softmax of the logits; where a picture can show several classes, the sigmoid of each.</p><hr><h3 id="top" tabindex="-1">top <a class="header-anchor" href="#top" aria-label="Permalink to &quot;top&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>top</strong>: readonly <a href="./ClassScore"><code>ClassScore</code></a>[]</p></blockquote><p>The likeliest classes, first first.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/interfaces/Prediction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Prediction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Prediction as default
};
