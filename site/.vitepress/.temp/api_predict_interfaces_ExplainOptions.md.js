import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExplainOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/interfaces/ExplainOptions.md","filePath":"api/predict/interfaces/ExplainOptions.md"}');
const _sfc_main = { name: "api/predict/interfaces/ExplainOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / ExplainOptions</p><h1 id="interface-explainoptions" tabindex="-1">Interface: ExplainOptions <a class="header-anchor" href="#interface-explainoptions" aria-label="Permalink to &quot;Interface: ExplainOptions&quot;">​</a></h1><p>Options of <code>Predictor.explain</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classindex" tabindex="-1">classIndex? <a class="header-anchor" href="#classindex" aria-label="Permalink to &quot;classIndex?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>classIndex?</strong>: <code>number</code></p></blockquote><p>The class to explain. Default: the likeliest.</p><hr><h3 id="layer" tabindex="-1">layer? <a class="header-anchor" href="#layer" aria-label="Permalink to &quot;layer?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>layer?</strong>: <code>string</code></p></blockquote><p>Of &#39;gradCam&#39; and &#39;gradCamPlusPlus&#39;: the dotted name of the layer whose maps are weighed. Default: what the head reads.</p><hr><h3 id="method" tabindex="-1">method? <a class="header-anchor" href="#method" aria-label="Permalink to &quot;method?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>method?</strong>: <code>&quot;auto&quot;</code> | <code>&quot;gradCam&quot;</code> | <code>&quot;gradCamPlusPlus&quot;</code> | <code>&quot;saliency&quot;</code> | <code>&quot;inputXGradient&quot;</code> | <code>&quot;integratedGradients&quot;</code> | <code>&quot;occlusion&quot;</code> | <code>&quot;smoothGrad&quot;</code> | <code>&quot;rollout&quot;</code></p></blockquote><p>A name that <code>attribute</code> knows. Default &#39;auto&#39;: &#39;rollout&#39; for vision transformers where no class is asked for, else &#39;gradCam&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/interfaces/ExplainOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExplainOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExplainOptions as default
};
