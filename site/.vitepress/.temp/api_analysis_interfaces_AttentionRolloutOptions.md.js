import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttentionRolloutOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/AttentionRolloutOptions.md","filePath":"api/analysis/interfaces/AttentionRolloutOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/AttentionRolloutOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AttentionRolloutOptions</p><h1 id="interface-attentionrolloutoptions" tabindex="-1">Interface: AttentionRolloutOptions <a class="header-anchor" href="#interface-attentionrolloutoptions" aria-label="Permalink to &quot;Interface: AttentionRolloutOptions&quot;">​</a></h1><p>Options of <code>attentionRollout</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="headfusion" tabindex="-1">headFusion? <a class="header-anchor" href="#headfusion" aria-label="Permalink to &quot;headFusion?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>headFusion?</strong>: <code>&quot;max&quot;</code> | <code>&quot;min&quot;</code> | <code>&quot;mean&quot;</code></p></blockquote><p>What becomes of the heads of a layer. Default &#39;mean&#39;, as in the paper.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/AttentionRolloutOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttentionRolloutOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttentionRolloutOptions as default
};
