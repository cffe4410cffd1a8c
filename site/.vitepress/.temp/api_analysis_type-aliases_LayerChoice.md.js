import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: LayerChoice","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/LayerChoice.md","filePath":"api/analysis/type-aliases/LayerChoice.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/LayerChoice.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / LayerChoice</p><h1 id="type-alias-layerchoice" tabindex="-1">Type Alias: LayerChoice <a class="header-anchor" href="#type-alias-layerchoice" aria-label="Permalink to &quot;Type Alias: LayerChoice&quot;">​</a></h1><blockquote><p><strong>LayerChoice</strong> = <code>string</code> | <a href="./../../nn/classes/Module"><code>Module</code></a></p></blockquote><p>A layer by its dotted name, or the module itself.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/LayerChoice.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayerChoice = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayerChoice as default
};
