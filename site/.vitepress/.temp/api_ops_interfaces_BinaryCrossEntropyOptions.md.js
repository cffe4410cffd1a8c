import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BinaryCrossEntropyOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/BinaryCrossEntropyOptions.md","filePath":"api/ops/interfaces/BinaryCrossEntropyOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/BinaryCrossEntropyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / BinaryCrossEntropyOptions</p><h1 id="interface-binarycrossentropyoptions" tabindex="-1">Interface: BinaryCrossEntropyOptions <a class="header-anchor" href="#interface-binarycrossentropyoptions" aria-label="Permalink to &quot;Interface: BinaryCrossEntropyOptions&quot;">​</a></h1><p>Options of <code>binaryCrossEntropy</code>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./BinaryCrossEntropyWithLogitsOptions"><code>BinaryCrossEntropyWithLogitsOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="labelsmoothing" tabindex="-1">labelSmoothing? <a class="header-anchor" href="#labelsmoothing" aria-label="Permalink to &quot;labelSmoothing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>labelSmoothing?</strong>: <code>number</code></p></blockquote><p>Targets become y·(1 − 2ε) + ε: 1 → 1 − ε and 0 → ε. Default 0.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;, over all elements.</p><hr><h3 id="weight" tabindex="-1">weight? <a class="header-anchor" href="#weight" aria-label="Permalink to &quot;weight?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>weight?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Factor of each element&#39;s loss; broadcasts to the prediction.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/BinaryCrossEntropyOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BinaryCrossEntropyOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BinaryCrossEntropyOptions as default
};
