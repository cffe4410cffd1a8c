import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OneCycleLrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/OneCycleLrOptions.md","filePath":"api/optim/interfaces/OneCycleLrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/OneCycleLrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / OneCycleLrOptions</p><h1 id="interface-onecyclelroptions" tabindex="-1">Interface: OneCycleLrOptions <a class="header-anchor" href="#interface-onecyclelroptions" aria-label="Permalink to &quot;Interface: OneCycleLrOptions&quot;">​</a></h1><p>Options of <code>oneCycleLr</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>OneCycleOptions</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="divfactor" tabindex="-1">divFactor? <a class="header-anchor" href="#divfactor" aria-label="Permalink to &quot;divFactor?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>divFactor?</strong>: <code>number</code></p></blockquote><p>The first rate is <code>maxLr / divFactor</code>. Default 25.</p><hr><h3 id="finaldivfactor" tabindex="-1">finalDivFactor? <a class="header-anchor" href="#finaldivfactor" aria-label="Permalink to &quot;finalDivFactor?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>finalDivFactor?</strong>: <code>number</code></p></blockquote><p>The last rate is the first over this. Default 1e4.</p><hr><h3 id="maxlr" tabindex="-1">maxLr <a class="header-anchor" href="#maxlr" aria-label="Permalink to &quot;maxLr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>maxLr</strong>: <code>number</code></p></blockquote><p>The top of the cycle.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>anneal?</code>, <code>riseShare?</code>, <code>threePhase?</code>, <code>totalSteps</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/OneCycleLrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OneCycleLrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OneCycleLrOptions as default
};
