import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OverlayOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/OverlayOptions.md","filePath":"api/analysis/interfaces/OverlayOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/OverlayOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / OverlayOptions</p><h1 id="interface-overlayoptions" tabindex="-1">Interface: OverlayOptions <a class="header-anchor" href="#interface-overlayoptions" aria-label="Permalink to &quot;Interface: OverlayOptions&quot;">​</a></h1><p>Options of <code>overlayHeat</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="alpha" tabindex="-1">alpha? <a class="header-anchor" href="#alpha" aria-label="Permalink to &quot;alpha?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alpha?</strong>: <code>number</code></p></blockquote><p>Share of the colours where the heat is 1, 0…1; it falls with the heat. Default 0.6.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/OverlayOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OverlayOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OverlayOptions as default
};
