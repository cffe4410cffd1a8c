import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Explanation","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/interfaces/Explanation.md","filePath":"api/predict/interfaces/Explanation.md"}');
const _sfc_main = { name: "api/predict/interfaces/Explanation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / Explanation</p><h1 id="interface-explanation" tabindex="-1">Interface: Explanation <a class="header-anchor" href="#interface-explanation" aria-label="Permalink to &quot;Interface: Explanation&quot;">​</a></h1><p>What a network looks at.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classindex" tabindex="-1">classIndex <a class="header-anchor" href="#classindex" aria-label="Permalink to &quot;classIndex&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>classIndex</strong>: <code>number</code></p></blockquote><p>The class that is explained; the likeliest with rollout.</p><hr><h3 id="heat" tabindex="-1">heat <a class="header-anchor" href="#heat" aria-label="Permalink to &quot;heat&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>heat</strong>: <code>Float32Array</code></p></blockquote><p><code>[height, width]</code>, 0…1: what speaks for the class, or, with rollout, how much the network takes from there.</p><hr><h3 id="height" tabindex="-1">height <a class="header-anchor" href="#height" aria-label="Permalink to &quot;height&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>height</strong>: <code>number</code></p></blockquote><p>Rows of the heat.</p><hr><h3 id="method" tabindex="-1">method <a class="header-anchor" href="#method" aria-label="Permalink to &quot;method&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>method</strong>: <code>&quot;gradCam&quot;</code> | <code>&quot;gradCamPlusPlus&quot;</code> | <code>&quot;saliency&quot;</code> | <code>&quot;inputXGradient&quot;</code> | <code>&quot;integratedGradients&quot;</code> | <code>&quot;occlusion&quot;</code> | <code>&quot;smoothGrad&quot;</code> | <code>&quot;rollout&quot;</code></p></blockquote><p>How the heat came about.</p><hr><h3 id="overlay" tabindex="-1">overlay <a class="header-anchor" href="#overlay" aria-label="Permalink to &quot;overlay&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>overlay</strong>: <a href="./../../images/interfaces/RasterImage"><code>RasterImage</code></a></p></blockquote><p>The part of the picture that the network saw, with the heat in colours over it; with rollout, from the least heat to the most.</p><hr><h3 id="width" tabindex="-1">width <a class="header-anchor" href="#width" aria-label="Permalink to &quot;width&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>width</strong>: <code>number</code></p></blockquote><p>Columns of the heat.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/interfaces/Explanation.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Explanation = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Explanation as default
};
