import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PositionAttentionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/PositionAttentionOptions.md","filePath":"api/nn/interfaces/PositionAttentionOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/PositionAttentionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / PositionAttentionOptions</p><h1 id="interface-positionattentionoptions" tabindex="-1">Interface: PositionAttentionOptions <a class="header-anchor" href="#interface-positionattentionoptions" aria-label="Permalink to &quot;Interface: PositionAttentionOptions&quot;">​</a></h1><p>Options of <code>PositionAttention</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Pick</code>&lt;<a href="./Conv2dLayerOptions"><code>Conv2dLayerOptions</code></a>, <code>&quot;init&quot;</code> | <code>&quot;biasInit&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="keychannels" tabindex="-1">keyChannels? <a class="header-anchor" href="#keychannels" aria-label="Permalink to &quot;keyChannels?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>keyChannels?</strong>: <code>number</code></p></blockquote><p>Channels of queries and keys. Default: an eighth of the channels, at least 1.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>biasInit?</code>, <code>init?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/PositionAttentionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PositionAttentionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PositionAttentionOptions as default
};
