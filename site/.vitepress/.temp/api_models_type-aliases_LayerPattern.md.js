import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: LayerPattern","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/type-aliases/LayerPattern.md","filePath":"api/models/type-aliases/LayerPattern.md"}');
const _sfc_main = { name: "api/models/type-aliases/LayerPattern.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / LayerPattern</p><h1 id="type-alias-layerpattern" tabindex="-1">Type Alias: LayerPattern <a class="header-anchor" href="#type-alias-layerpattern" aria-label="Permalink to &quot;Type Alias: LayerPattern&quot;">​</a></h1><blockquote><p><strong>LayerPattern</strong> = <code>RegExp</code> | readonly [<code>pattern</code>: <code>RegExp</code>, <code>rank</code>: <code>number</code>]</p></blockquote><p>A layer of its own for each value of the numbers in the name; <code>rank</code> stands behind them.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/type-aliases/LayerPattern.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayerPattern = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayerPattern as default
};
