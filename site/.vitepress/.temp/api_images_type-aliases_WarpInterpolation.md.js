import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: WarpInterpolation","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/WarpInterpolation.md","filePath":"api/images/type-aliases/WarpInterpolation.md"}');
const _sfc_main = { name: "api/images/type-aliases/WarpInterpolation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / WarpInterpolation</p><h1 id="type-alias-warpinterpolation" tabindex="-1">Type Alias: WarpInterpolation <a class="header-anchor" href="#type-alias-warpinterpolation" aria-label="Permalink to &quot;Type Alias: WarpInterpolation&quot;">​</a></h1><blockquote><p><strong>WarpInterpolation</strong> = <em>typeof</em> <code>WARP_INTERPOLATIONS</code>[<code>number</code>]</p></blockquote><p>Filters of rotations and other warps.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/WarpInterpolation.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WarpInterpolation = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WarpInterpolation as default
};
