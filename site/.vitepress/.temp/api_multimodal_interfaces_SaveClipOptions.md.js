import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SaveClipOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/SaveClipOptions.md","filePath":"api/multimodal/interfaces/SaveClipOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/SaveClipOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / SaveClipOptions</p><h1 id="interface-saveclipoptions" tabindex="-1">Interface: SaveClipOptions <a class="header-anchor" href="#interface-saveclipoptions" aria-label="Permalink to &quot;Interface: SaveClipOptions&quot;">​</a></h1><p>Options of <code>saveClip</code>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./ClipFilesOptions"><code>ClipFilesOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="layout" tabindex="-1">layout? <a class="header-anchor" href="#layout" aria-label="Permalink to &quot;layout?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>layout?</strong>: <code>&quot;transformers&quot;</code> | <code>&quot;open_clip&quot;</code></p></blockquote><p>Whose names the weights get; default &#39;transformers&#39;, or &#39;open_clip&#39; for what transformers has no names for.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/SaveClipOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SaveClipOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SaveClipOptions as default
};
