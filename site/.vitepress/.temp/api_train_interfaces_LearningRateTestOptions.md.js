import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LearningRateTestOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/LearningRateTestOptions.md","filePath":"api/train/interfaces/LearningRateTestOptions.md"}');
const _sfc_main = { name: "api/train/interfaces/LearningRateTestOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / LearningRateTestOptions</p><h1 id="interface-learningratetestoptions" tabindex="-1">Interface: LearningRateTestOptions <a class="header-anchor" href="#interface-learningratetestoptions" aria-label="Permalink to &quot;Interface: LearningRateTestOptions&quot;">​</a></h1><p>Options of <code>findLearningRate</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./FitOptions"><code>FitOptions</code></a>, <em>typeof</em> <code>OWN_BY_TEST</code>[<code>number</code>]&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="divergence" tabindex="-1">divergence? <a class="header-anchor" href="#divergence" aria-label="Permalink to &quot;divergence?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>divergence?</strong>: <code>number</code></p></blockquote><p>The test ends when the smoothed loss is so many times its lowest; 0: never. Default 4.</p><hr><h3 id="maxlr" tabindex="-1">maxLr? <a class="header-anchor" href="#maxlr" aria-label="Permalink to &quot;maxLr?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>maxLr?</strong>: <code>number</code></p></blockquote><p>Learning rate of the last step. Default 10.</p><hr><h3 id="minlr" tabindex="-1">minLr? <a class="header-anchor" href="#minlr" aria-label="Permalink to &quot;minLr?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>minLr?</strong>: <code>number</code></p></blockquote><p>Learning rate of the first step. Default 1e-7.</p><hr><h3 id="steps" tabindex="-1">steps? <a class="header-anchor" href="#steps" aria-label="Permalink to &quot;steps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>steps?</strong>: <code>number</code></p></blockquote><p>Steps, between which the rate grows by the same factor. Default 100.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>accumulate?</code>, <code>labelSmoothing?</code>, <code>loss?</code>, <code>model</code>, <code>optimizer</code>, <code>signal?</code>, <code>teacher?</code>, <code>trainBatches</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/LearningRateTestOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LearningRateTestOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LearningRateTestOptions as default
};
