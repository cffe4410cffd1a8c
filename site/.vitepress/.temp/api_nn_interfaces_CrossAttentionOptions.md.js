import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CrossAttentionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/CrossAttentionOptions.md","filePath":"api/nn/interfaces/CrossAttentionOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/CrossAttentionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / CrossAttentionOptions</p><h1 id="interface-crossattentionoptions" tabindex="-1">Interface: CrossAttentionOptions <a class="header-anchor" href="#interface-crossattentionoptions" aria-label="Permalink to &quot;Interface: CrossAttentionOptions&quot;">​</a></h1><p>Options of <code>CrossAttention</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Pick</code>&lt;<a href="./LinearOptions"><code>LinearOptions</code></a>, <code>&quot;init&quot;</code> | <code>&quot;biasInit&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="contextfeatures" tabindex="-1">contextFeatures? <a class="header-anchor" href="#contextfeatures" aria-label="Permalink to &quot;contextFeatures?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>contextFeatures?</strong>: <code>number</code></p></blockquote><p>Features of the tokens that are looked at. Default: as many as the others have.</p><hr><h3 id="numheads" tabindex="-1">numHeads? <a class="header-anchor" href="#numheads" aria-label="Permalink to &quot;numHeads?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>numHeads?</strong>: <code>number</code></p></blockquote><p>Default 8.</p><hr><h3 id="qkvbias" tabindex="-1">qkvBias? <a class="header-anchor" href="#qkvbias" aria-label="Permalink to &quot;qkvBias?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>qkvBias?</strong>: <code>boolean</code></p></blockquote><p>Whether queries, keys and values have biases. Default true.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>biasInit?</code>, <code>init?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/CrossAttentionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CrossAttentionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CrossAttentionOptions as default
};
