import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExponentialMovingAverageOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/ExponentialMovingAverageOptions.md","filePath":"api/optim/interfaces/ExponentialMovingAverageOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/ExponentialMovingAverageOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / ExponentialMovingAverageOptions</p><h1 id="interface-exponentialmovingaverageoptions" tabindex="-1">Interface: ExponentialMovingAverageOptions <a class="header-anchor" href="#interface-exponentialmovingaverageoptions" aria-label="Permalink to &quot;Interface: ExponentialMovingAverageOptions&quot;">​</a></h1><p>Options of <code>ExponentialMovingAverage</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="decay" tabindex="-1">decay? <a class="header-anchor" href="#decay" aria-label="Permalink to &quot;decay?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>decay?</strong>: <code>number</code></p></blockquote><p>Share of the average that stays in an update. Default 0.9999.</p><hr><h3 id="warmup" tabindex="-1">warmup? <a class="header-anchor" href="#warmup" aria-label="Permalink to &quot;warmup?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>warmup?</strong>: <code>boolean</code></p></blockquote><p>Lets update t, counted from 1, keep at most t / (9 + t), so that early weights are soon forgotten. Default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/ExponentialMovingAverageOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExponentialMovingAverageOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExponentialMovingAverageOptions as default
};
