import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttentionHeadsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/AttentionHeadsOptions.md","filePath":"api/analysis/interfaces/AttentionHeadsOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/AttentionHeadsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AttentionHeadsOptions</p><h1 id="interface-attentionheadsoptions" tabindex="-1">Interface: AttentionHeadsOptions <a class="header-anchor" href="#interface-attentionheadsoptions" aria-label="Permalink to &quot;Interface: AttentionHeadsOptions&quot;">​</a></h1><p>Options of <code>attentionHeads</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="maps" tabindex="-1">maps? <a class="header-anchor" href="#maps" aria-label="Permalink to &quot;maps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>maps?</strong>: <code>boolean</code></p></blockquote><p>Whether the report has the maps of each head and image. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/AttentionHeadsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttentionHeadsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttentionHeadsOptions as default
};
