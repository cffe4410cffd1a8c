import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: HeatMaps","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/HeatMaps.md","filePath":"api/analysis/type-aliases/HeatMaps.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/HeatMaps.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / HeatMaps</p><h1 id="type-alias-heatmaps" tabindex="-1">Type Alias: HeatMaps <a class="header-anchor" href="#type-alias-heatmaps" aria-label="Permalink to &quot;Type Alias: HeatMaps&quot;">​</a></h1><blockquote><p><strong>HeatMaps</strong> = <code>Pick</code>&lt;<a href="./../interfaces/AttributionMaps"><code>AttributionMaps</code></a>, <code>&quot;heat&quot;</code> | <code>&quot;height&quot;</code> | <code>&quot;width&quot;</code>&gt;</p></blockquote><p>A map for each image, of any size: it is enlarged bilinearly.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/HeatMaps.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeatMaps = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeatMaps as default
};
