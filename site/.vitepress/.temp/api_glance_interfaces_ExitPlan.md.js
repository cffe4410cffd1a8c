import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExitPlan","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/ExitPlan.md","filePath":"api/glance/interfaces/ExitPlan.md"}');
const _sfc_main = { name: "api/glance/interfaces/ExitPlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / ExitPlan</p><h1 id="interface-exitplan" tabindex="-1">Interface: ExitPlan <a class="header-anchor" href="#interface-exitplan" aria-label="Permalink to &quot;Interface: ExitPlan&quot;">​</a></h1><p>What <code>solveExitThresholds</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="meancost" tabindex="-1">meanCost <a class="header-anchor" href="#meancost" aria-label="Permalink to &quot;meanCost&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>meanCost</strong>: <code>number</code></p></blockquote><p>Mean cost of these images: at most the budget.</p><hr><h3 id="shares" tabindex="-1">shares <a class="header-anchor" href="#shares" aria-label="Permalink to &quot;shares&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>shares</strong>: readonly <code>number</code>[]</p></blockquote><p>Part of the images that stop at each step.</p><hr><h3 id="thresholds" tabindex="-1">thresholds <a class="header-anchor" href="#thresholds" aria-label="Permalink to &quot;thresholds&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>thresholds</strong>: readonly <code>number</code>[]</p></blockquote><p>By step: an image stops where its confidence is at least this. <code>Infinity</code> lets none stop; the last is 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/ExitPlan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExitPlan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExitPlan as default
};
