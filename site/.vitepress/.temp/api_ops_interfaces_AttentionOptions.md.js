import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttentionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/AttentionOptions.md","filePath":"api/ops/interfaces/AttentionOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/AttentionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / AttentionOptions</p><h1 id="interface-attentionoptions" tabindex="-1">Interface: AttentionOptions <a class="header-anchor" href="#interface-attentionoptions" aria-label="Permalink to &quot;Interface: AttentionOptions&quot;">​</a></h1><p>Options of <code>attentionWeights</code>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DroppingAttentionOptions"><code>DroppingAttentionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="iscausal" tabindex="-1">isCausal? <a class="header-anchor" href="#iscausal" aria-label="Permalink to &quot;isCausal?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>isCausal?</strong>: <code>boolean</code></p></blockquote><p>Whether query i sees keys 0 to i only; a mask applies besides. Default false.</p><hr><h3 id="mask" tabindex="-1">mask? <a class="header-anchor" href="#mask" aria-label="Permalink to &quot;mask?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mask?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Broadcast to <code>[…, L, S]</code>. Bool: true where a query may see a key; float32: added to the scores.</p><hr><h3 id="scale" tabindex="-1">scale? <a class="header-anchor" href="#scale" aria-label="Permalink to &quot;scale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>scale?</strong>: <code>number</code></p></blockquote><p>Factor on the scores; default 1 / √E.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/AttentionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttentionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttentionOptions as default
};
