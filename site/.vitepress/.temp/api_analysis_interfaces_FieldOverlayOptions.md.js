import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FieldOverlayOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/FieldOverlayOptions.md","filePath":"api/analysis/interfaces/FieldOverlayOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/FieldOverlayOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FieldOverlayOptions</p><h1 id="interface-fieldoverlayoptions" tabindex="-1">Interface: FieldOverlayOptions <a class="header-anchor" href="#interface-fieldoverlayoptions" aria-label="Permalink to &quot;Interface: FieldOverlayOptions&quot;">​</a></h1><p>Options of <code>overlayFields</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="dim" tabindex="-1">dim? <a class="header-anchor" href="#dim" aria-label="Permalink to &quot;dim?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>dim?</strong>: <code>number</code></p></blockquote><p>How much darker what no field covers gets, 0…1. Default 0.45.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/FieldOverlayOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FieldOverlayOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FieldOverlayOptions as default
};
