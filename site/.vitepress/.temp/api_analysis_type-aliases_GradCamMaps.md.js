import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: GradCamMaps","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/GradCamMaps.md","filePath":"api/analysis/type-aliases/GradCamMaps.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/GradCamMaps.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / GradCamMaps</p><h1 id="type-alias-gradcammaps" tabindex="-1">Type Alias: GradCamMaps <a class="header-anchor" href="#type-alias-gradcammaps" aria-label="Permalink to &quot;Type Alias: GradCamMaps&quot;">​</a></h1><blockquote><p><strong>GradCamMaps</strong> = <a href="./../interfaces/AttributionMaps"><code>AttributionMaps</code></a></p></blockquote><p>Of the layer&#39;s maps, coarser than the image.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/GradCamMaps.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GradCamMaps = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GradCamMaps as default
};
