import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Corners","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/Corners.md","filePath":"api/images/type-aliases/Corners.md"}');
const _sfc_main = { name: "api/images/type-aliases/Corners.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / Corners</p><h1 id="type-alias-corners" tabindex="-1">Type Alias: Corners <a class="header-anchor" href="#type-alias-corners" aria-label="Permalink to &quot;Type Alias: Corners&quot;">​</a></h1><blockquote><p><strong>Corners</strong> = readonly [<a href="./Point"><code>Point</code></a>, <a href="./Point"><code>Point</code></a>, <a href="./Point"><code>Point</code></a>, <a href="./Point"><code>Point</code></a>]</p></blockquote><p>Four corners, in the same order in both lists.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/Corners.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Corners = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Corners as default
};
