import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BinaryCrossEntropyWithLogitsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/BinaryCrossEntropyWithLogitsOptions.md","filePath":"api/ops/interfaces/BinaryCrossEntropyWithLogitsOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/BinaryCrossEntropyWithLogitsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / BinaryCrossEntropyWithLogitsOptions</p><h1 id="interface-binarycrossentropywithlogitsoptions" tabindex="-1">Interface: BinaryCrossEntropyWithLogitsOptions <a class="header-anchor" href="#interface-binarycrossentropywithlogitsoptions" aria-label="Permalink to &quot;Interface: BinaryCrossEntropyWithLogitsOptions&quot;">​</a></h1><p>Options of <code>binaryCrossEntropyWithLogits</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./BinaryCrossEntropyOptions"><code>BinaryCrossEntropyOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="posweight" tabindex="-1">posWeight? <a class="header-anchor" href="#posweight" aria-label="Permalink to &quot;posWeight?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>posWeight?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Factor of the positive part of the loss, <code>[C]</code> or a scalar; above 1 it raises recall.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>labelSmoothing?</code>, <code>reduction?</code>, <code>weight?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/BinaryCrossEntropyWithLogitsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BinaryCrossEntropyWithLogitsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BinaryCrossEntropyWithLogitsOptions as default
};
