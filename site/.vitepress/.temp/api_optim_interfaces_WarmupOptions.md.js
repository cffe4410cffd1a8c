import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WarmupOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/WarmupOptions.md","filePath":"api/optim/interfaces/WarmupOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/WarmupOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / WarmupOptions</p><h1 id="interface-warmupoptions" tabindex="-1">Interface: WarmupOptions <a class="header-anchor" href="#interface-warmupoptions" aria-label="Permalink to &quot;Interface: WarmupOptions&quot;">​</a></h1><p>Options of <code>withWarmup</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="startfactor" tabindex="-1">startFactor? <a class="header-anchor" href="#startfactor" aria-label="Permalink to &quot;startFactor?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>startFactor?</strong>: <code>number</code></p></blockquote><p>Share of the schedule&#39;s first rate at step 0. Default 1/3.</p><hr><h3 id="warmupsteps" tabindex="-1">warmupSteps <a class="header-anchor" href="#warmupsteps" aria-label="Permalink to &quot;warmupSteps&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>warmupSteps</strong>: <code>number</code></p></blockquote><p>Steps before the schedule&#39;s own first.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/WarmupOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WarmupOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WarmupOptions as default
};
