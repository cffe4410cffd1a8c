import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PruneHeadsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/interfaces/PruneHeadsOptions.md","filePath":"api/reparam/interfaces/PruneHeadsOptions.md"}');
const _sfc_main = { name: "api/reparam/interfaces/PruneHeadsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">reparam</a> / PruneHeadsOptions</p><h1 id="interface-pruneheadsoptions" tabindex="-1">Interface: PruneHeadsOptions <a class="header-anchor" href="#interface-pruneheadsoptions" aria-label="Permalink to &quot;Interface: PruneHeadsOptions&quot;">​</a></h1><p>Options of <code>pruneHeads</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="inputshape" tabindex="-1">inputShape? <a class="header-anchor" href="#inputshape" aria-label="Permalink to &quot;inputShape?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>inputShape?</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p>What the model reads, such as <code>[1, 224, 224, 3]</code>. Default: of a model of <code>createModel</code>, one image of its size.</p><hr><h3 id="runs" tabindex="-1">runs? <a class="header-anchor" href="#runs" aria-label="Permalink to &quot;runs?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>runs?</strong>: <code>number</code></p></blockquote><p>Timed runs before and after; the shortest counts. Default 10.</p><hr><h3 id="tolerance" tabindex="-1">tolerance? <a class="header-anchor" href="#tolerance" aria-label="Permalink to &quot;tolerance?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>tolerance?</strong>: <code>number</code></p></blockquote><p>Largest difference of the outputs from the model&#39;s with those heads masked, relative to the largest output, that passes. Default 1e-4.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/interfaces/PruneHeadsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PruneHeadsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PruneHeadsOptions as default
};
