import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DroppingAttentionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/DroppingAttentionOptions.md","filePath":"api/ops/interfaces/DroppingAttentionOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/DroppingAttentionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / DroppingAttentionOptions</p><h1 id="interface-droppingattentionoptions" tabindex="-1">Interface: DroppingAttentionOptions <a class="header-anchor" href="#interface-droppingattentionoptions" aria-label="Permalink to &quot;Interface: DroppingAttentionOptions&quot;">​</a></h1><p>Options of <code>scaledDotProductAttention</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AttentionOptions"><code>AttentionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="dropoutp" tabindex="-1">dropoutP? <a class="header-anchor" href="#dropoutp" aria-label="Permalink to &quot;dropoutP?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>dropoutP?</strong>: <code>number</code></p></blockquote><p>Probability that a weight is dropped; the others are divided by 1 − dropoutP. Default 0: this is for training only.</p><hr><h3 id="generator" tabindex="-1">generator? <a class="header-anchor" href="#generator" aria-label="Permalink to &quot;generator?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>generator?</strong>: <a href="./../../index/classes/Generator"><code>Generator</code></a></p></blockquote><p>Says which weights are dropped; needed for a dropoutP above 0.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>isCausal?</code>, <code>mask?</code>, <code>scale?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/DroppingAttentionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DroppingAttentionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DroppingAttentionOptions as default
};
