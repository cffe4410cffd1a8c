import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Axes","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/type-aliases/Axes.md","filePath":"api/index/type-aliases/Axes.md"}');
const _sfc_main = { name: "api/index/type-aliases/Axes.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / Axes</p><h1 id="type-alias-axes" tabindex="-1">Type Alias: Axes <a class="header-anchor" href="#type-alias-axes" aria-label="Permalink to &quot;Type Alias: Axes&quot;">​</a></h1><blockquote><p><strong>Axes</strong> = <code>number</code> | readonly <code>number</code>[]</p></blockquote><p>One axis or several; negative ones count from the end.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/type-aliases/Axes.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Axes = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Axes as default
};
