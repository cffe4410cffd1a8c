import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LearningRateTest","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/LearningRateTest.md","filePath":"api/train/interfaces/LearningRateTest.md"}');
const _sfc_main = { name: "api/train/interfaces/LearningRateTest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / LearningRateTest</p><h1 id="interface-learningratetest" tabindex="-1">Interface: LearningRateTest <a class="header-anchor" href="#interface-learningratetest" aria-label="Permalink to &quot;Interface: LearningRateTest&quot;">​</a></h1><p>What <code>findLearningRate</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="diverged" tabindex="-1">diverged <a class="header-anchor" href="#diverged" aria-label="Permalink to &quot;diverged&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>diverged</strong>: <code>boolean</code></p></blockquote><p>Whether it ended because the loss went off, rather than at <code>maxLr</code> or the signal.</p><hr><h3 id="points" tabindex="-1">points <a class="header-anchor" href="#points" aria-label="Permalink to &quot;points&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>points</strong>: readonly <a href="./LearningRatePoint"><code>LearningRatePoint</code></a>[]</p></blockquote><p>One for each step.</p><hr><h3 id="steepest" tabindex="-1">steepest <a class="header-anchor" href="#steepest" aria-label="Permalink to &quot;steepest&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>steepest</strong>: <code>number</code> | <code>undefined</code></p></blockquote><p>Where the smoothed loss falls fastest, by the logarithm of the rate; undefined where there are too few steps.</p><hr><h3 id="valley" tabindex="-1">valley <a class="header-anchor" href="#valley" aria-label="Permalink to &quot;valley&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>valley</strong>: <code>number</code> | <code>undefined</code></p></blockquote><p>Half-way down the longest fall of the smoothed loss, which fastai suggests; undefined where there are too few steps.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/LearningRateTest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LearningRateTest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LearningRateTest as default
};
