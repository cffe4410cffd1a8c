import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Pair","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/type-aliases/Pair.md","filePath":"api/ops/type-aliases/Pair.md"}');
const _sfc_main = { name: "api/ops/type-aliases/Pair.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / Pair</p><h1 id="type-alias-pair" tabindex="-1">Type Alias: Pair <a class="header-anchor" href="#type-alias-pair" aria-label="Permalink to &quot;Type Alias: Pair&quot;">​</a></h1><blockquote><p><strong>Pair</strong> = <code>number</code> | readonly [<code>height</code>: <code>number</code>, <code>width</code>: <code>number</code>]</p></blockquote><p>One number for both axes, or <code>[height, width]</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/type-aliases/Pair.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Pair = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Pair as default
};
