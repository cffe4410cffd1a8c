import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CyclicLrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/CyclicLrOptions.md","filePath":"api/optim/interfaces/CyclicLrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/CyclicLrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / CyclicLrOptions</p><h1 id="interface-cycliclroptions" tabindex="-1">Interface: CyclicLrOptions <a class="header-anchor" href="#interface-cycliclroptions" aria-label="Permalink to &quot;Interface: CyclicLrOptions&quot;">​</a></h1><p>Options of <code>cyclicLr</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>CycleOptions</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="baselr" tabindex="-1">baseLr <a class="header-anchor" href="#baselr" aria-label="Permalink to &quot;baseLr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>baseLr</strong>: <code>number</code></p></blockquote><p>The lowest rate, which the first step has.</p><hr><h3 id="maxlr" tabindex="-1">maxLr <a class="header-anchor" href="#maxlr" aria-label="Permalink to &quot;maxLr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>maxLr</strong>: <code>number</code></p></blockquote><p>The rate at the top of the first cycle.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>gamma?</code>, <code>mode?</code>, <code>stepSizeDown?</code>, <code>stepSizeUp?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/CyclicLrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CyclicLrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CyclicLrOptions as default
};
