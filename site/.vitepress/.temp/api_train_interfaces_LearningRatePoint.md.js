import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LearningRatePoint","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/LearningRatePoint.md","filePath":"api/train/interfaces/LearningRatePoint.md"}');
const _sfc_main = { name: "api/train/interfaces/LearningRatePoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / LearningRatePoint</p><h1 id="interface-learningratepoint" tabindex="-1">Interface: LearningRatePoint <a class="header-anchor" href="#interface-learningratepoint" aria-label="Permalink to &quot;Interface: LearningRatePoint&quot;">​</a></h1><p>One step of a learning-rate test.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="loss" tabindex="-1">loss <a class="header-anchor" href="#loss" aria-label="Permalink to &quot;loss&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>loss</strong>: <code>number</code></p></blockquote><p>Of the step&#39;s images.</p><hr><h3 id="lr" tabindex="-1">lr <a class="header-anchor" href="#lr" aria-label="Permalink to &quot;lr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>lr</strong>: <code>number</code></p></blockquote><p>Learning rate of the step.</p><hr><h3 id="smoothed" tabindex="-1">smoothed <a class="header-anchor" href="#smoothed" aria-label="Permalink to &quot;smoothed&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>smoothed</strong>: <code>number</code></p></blockquote><p>Mean of the losses so far, in which each step back counts 0.98 times as much.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/LearningRatePoint.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LearningRatePoint = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LearningRatePoint as default
};
