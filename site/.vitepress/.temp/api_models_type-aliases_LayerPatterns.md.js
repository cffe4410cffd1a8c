import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: LayerPatterns","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/type-aliases/LayerPatterns.md","filePath":"api/models/type-aliases/LayerPatterns.md"}');
const _sfc_main = { name: "api/models/type-aliases/LayerPatterns.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / LayerPatterns</p><h1 id="type-alias-layerpatterns" tabindex="-1">Type Alias: LayerPatterns <a class="header-anchor" href="#type-alias-layerpatterns" aria-label="Permalink to &quot;Type Alias: LayerPatterns&quot;">​</a></h1><blockquote><p><strong>LayerPatterns</strong> = readonly [<code>stem</code>: <code>RegExp</code>, <code>layers</code>: <a href="./LayerPattern"><code>LayerPattern</code></a>[]]</p></blockquote><p>In order; names that nothing matches count to the last layer, with the classifier.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/type-aliases/LayerPatterns.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayerPatterns = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayerPatterns as default
};
