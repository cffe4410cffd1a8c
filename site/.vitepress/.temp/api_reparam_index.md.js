import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"reparam","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/index.md","filePath":"api/reparam/index.md"}');
const _sfc_main = { name: "api/reparam/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../">fovea</a> / reparam</p><h1 id="reparam" tabindex="-1">reparam <a class="header-anchor" href="#reparam" aria-label="Permalink to &quot;reparam&quot;">​</a></h1><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/Fused">Fused</a></li><li><a href="./interfaces/ModelCost">ModelCost</a></li><li><a href="./interfaces/PruneHeadsOptions">PruneHeadsOptions</a></li><li><a href="./interfaces/PruneHeadsReport">PruneHeadsReport</a></li><li><a href="./interfaces/ReparameterizeOptions">ReparameterizeOptions</a></li><li><a href="./interfaces/ReparameterizeReport">ReparameterizeReport</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/FusedModule">FusedModule</a></li><li><a href="./type-aliases/HeadLists">HeadLists</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/fuse">fuse</a></li><li><a href="./functions/modelCost">modelCost</a></li><li><a href="./functions/pruneHeads">pruneHeads</a></li><li><a href="./functions/reparameterize">reparameterize</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
