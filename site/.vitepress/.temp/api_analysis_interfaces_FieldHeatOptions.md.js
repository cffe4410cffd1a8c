import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FieldHeatOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/FieldHeatOptions.md","filePath":"api/analysis/interfaces/FieldHeatOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/FieldHeatOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FieldHeatOptions</p><h1 id="interface-fieldheatoptions" tabindex="-1">Interface: FieldHeatOptions <a class="header-anchor" href="#interface-fieldheatoptions" aria-label="Permalink to &quot;Interface: FieldHeatOptions&quot;">​</a></h1><p>Options of <code>fieldHeat</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="decades" tabindex="-1">decades? <a class="header-anchor" href="#decades" aria-label="Permalink to &quot;decades?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>decades?</strong>: <code>number</code></p></blockquote><p>Powers of ten from the least value that shows to the largest: gradients fall off so fast that a linear scale shows a dot. Default 3.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/FieldHeatOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FieldHeatOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FieldHeatOptions as default
};
