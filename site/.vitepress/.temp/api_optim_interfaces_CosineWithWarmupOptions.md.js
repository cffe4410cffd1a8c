import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CosineWithWarmupOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/CosineWithWarmupOptions.md","filePath":"api/optim/interfaces/CosineWithWarmupOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/CosineWithWarmupOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / CosineWithWarmupOptions</p><h1 id="interface-cosinewithwarmupoptions" tabindex="-1">Interface: CosineWithWarmupOptions <a class="header-anchor" href="#interface-cosinewithwarmupoptions" aria-label="Permalink to &quot;Interface: CosineWithWarmupOptions&quot;">​</a></h1><p>Options of <code>cosineWithWarmup</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="lr" tabindex="-1">lr <a class="header-anchor" href="#lr" aria-label="Permalink to &quot;lr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>lr</strong>: <code>number</code></p></blockquote><p>Highest rate, reached after the warm-up.</p><hr><h3 id="minlr" tabindex="-1">minLr? <a class="header-anchor" href="#minlr" aria-label="Permalink to &quot;minLr?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>minLr?</strong>: <code>number</code></p></blockquote><p>Rate at the end. Default 0.</p><hr><h3 id="totalsteps" tabindex="-1">totalSteps <a class="header-anchor" href="#totalsteps" aria-label="Permalink to &quot;totalSteps&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>totalSteps</strong>: <code>number</code></p></blockquote><p>Steps of the whole schedule, with the warm-up.</p><hr><h3 id="warmupsteps" tabindex="-1">warmupSteps? <a class="header-anchor" href="#warmupsteps" aria-label="Permalink to &quot;warmupSteps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>warmupSteps?</strong>: <code>number</code></p></blockquote><p>Steps that rise linearly from <code>lr / warmupSteps</code>. Default 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/CosineWithWarmupOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CosineWithWarmupOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CosineWithWarmupOptions as default
};
