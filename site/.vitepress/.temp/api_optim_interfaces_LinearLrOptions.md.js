import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LinearLrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/LinearLrOptions.md","filePath":"api/optim/interfaces/LinearLrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/LinearLrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / LinearLrOptions</p><h1 id="interface-linearlroptions" tabindex="-1">Interface: LinearLrOptions <a class="header-anchor" href="#interface-linearlroptions" aria-label="Permalink to &quot;Interface: LinearLrOptions&quot;">​</a></h1><p>Options of <code>linearLr</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LrOptions"><code>LrOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="endfactor" tabindex="-1">endFactor? <a class="header-anchor" href="#endfactor" aria-label="Permalink to &quot;endFactor?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>endFactor?</strong>: <code>number</code></p></blockquote><p>Share of <code>lr</code> from step <code>totalSteps</code> on. Default 1.</p><hr><h3 id="startfactor" tabindex="-1">startFactor? <a class="header-anchor" href="#startfactor" aria-label="Permalink to &quot;startFactor?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>startFactor?</strong>: <code>number</code></p></blockquote><p>Share of <code>lr</code> at step 0. Default 1/3.</p><hr><h3 id="totalsteps" tabindex="-1">totalSteps? <a class="header-anchor" href="#totalsteps" aria-label="Permalink to &quot;totalSteps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>totalSteps?</strong>: <code>number</code></p></blockquote><p>Default 5.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>lr</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/LinearLrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LinearLrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LinearLrOptions as default
};
