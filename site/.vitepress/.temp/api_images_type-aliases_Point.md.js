import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Point","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/Point.md","filePath":"api/images/type-aliases/Point.md"}');
const _sfc_main = { name: "api/images/type-aliases/Point.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / Point</p><h1 id="type-alias-point" tabindex="-1">Type Alias: Point <a class="header-anchor" href="#type-alias-point" aria-label="Permalink to &quot;Type Alias: Point&quot;">​</a></h1><blockquote><p><strong>Point</strong> = readonly [<code>number</code>, <code>number</code>]</p></blockquote><p><code>[x, y]</code> in pixels from the top left corner.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/Point.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Point = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Point as default
};
