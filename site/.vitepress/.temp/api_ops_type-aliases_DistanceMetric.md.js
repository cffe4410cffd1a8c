import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: DistanceMetric","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/type-aliases/DistanceMetric.md","filePath":"api/ops/type-aliases/DistanceMetric.md"}');
const _sfc_main = { name: "api/ops/type-aliases/DistanceMetric.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / DistanceMetric</p><h1 id="type-alias-distancemetric" tabindex="-1">Type Alias: DistanceMetric <a class="header-anchor" href="#type-alias-distancemetric" aria-label="Permalink to &quot;Type Alias: DistanceMetric&quot;">​</a></h1><blockquote><p><strong>DistanceMetric</strong> = keyof <em>typeof</em> <code>METRICS</code></p></blockquote><p>Names of the metrics that <code>distance</code> and <code>distanceMatrix</code> know.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/type-aliases/DistanceMetric.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DistanceMetric = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DistanceMetric as default
};
