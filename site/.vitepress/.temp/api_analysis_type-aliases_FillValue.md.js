import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: FillValue","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/FillValue.md","filePath":"api/analysis/type-aliases/FillValue.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/FillValue.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FillValue</p><h1 id="type-alias-fillvalue" tabindex="-1">Type Alias: FillValue <a class="header-anchor" href="#type-alias-fillvalue" aria-label="Permalink to &quot;Type Alias: FillValue&quot;">​</a></h1><blockquote><p><strong>FillValue</strong> = <code>number</code> | readonly <code>number</code>[] | <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>In the model&#39;s input, normalised as it takes it: 0 is the mean colour.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/FillValue.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FillValue = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FillValue as default
};
