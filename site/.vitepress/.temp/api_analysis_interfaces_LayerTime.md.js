import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LayerTime","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/LayerTime.md","filePath":"api/analysis/interfaces/LayerTime.md"}');
const _sfc_main = { name: "api/analysis/interfaces/LayerTime.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / LayerTime</p><h1 id="interface-layertime" tabindex="-1">Interface: LayerTime <a class="header-anchor" href="#interface-layertime" aria-label="Permalink to &quot;Interface: LayerTime&quot;">​</a></h1><p>The time of one layer, forward and backward.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="backward" tabindex="-1">backward <a class="header-anchor" href="#backward" aria-label="Permalink to &quot;backward&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>backward</strong>: <a href="./PassTime"><code>PassTime</code></a> | <code>null</code></p></blockquote><p>Null where the layer has no kernels, or the pass was not measured.</p><hr><h3 id="depth" tabindex="-1">depth <a class="header-anchor" href="#depth" aria-label="Permalink to &quot;depth&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>depth</strong>: <code>number</code></p></blockquote><p>0 for the model, 1 for the layers in it, and so on.</p><hr><h3 id="forward" tabindex="-1">forward <a class="header-anchor" href="#forward" aria-label="Permalink to &quot;forward&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>forward</strong>: <a href="./PassTime"><code>PassTime</code></a> | <code>null</code></p></blockquote><p>Null where the layer has no kernels.</p><hr><h3 id="fusedinto" tabindex="-1">fusedInto <a class="header-anchor" href="#fusedinto" aria-label="Permalink to &quot;fusedInto&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>fusedInto</strong>: readonly <code>string</code>[]</p></blockquote><p>Layers whose kernels of the forward pass do this one&#39;s work, or part of it, along the way.</p><hr><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>name</strong>: <code>string</code></p></blockquote><p>Dotted name; &#39;&#39; for the whole model.</p><hr><h3 id="type" tabindex="-1">type <a class="header-anchor" href="#type" aria-label="Permalink to &quot;type&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>type</strong>: <code>string</code></p></blockquote><p>Class of the layer.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/LayerTime.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayerTime = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayerTime as default
};
