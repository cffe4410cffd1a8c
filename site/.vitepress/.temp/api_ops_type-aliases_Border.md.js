import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Border","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/type-aliases/Border.md","filePath":"api/ops/type-aliases/Border.md"}');
const _sfc_main = { name: "api/ops/type-aliases/Border.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / Border</p><h1 id="type-alias-border" tabindex="-1">Type Alias: Border <a class="header-anchor" href="#type-alias-border" aria-label="Permalink to &quot;Type Alias: Border&quot;">​</a></h1><blockquote><p><strong>Border</strong> = <a href="./Pair"><code>Pair</code></a> | readonly [readonly [<code>top</code>: <code>number</code>, <code>bottom</code>: <code>number</code>], readonly [<code>left</code>: <code>number</code>, <code>right</code>: <code>number</code>]]</p></blockquote><p>Pixels around an image: one number, <code>[height, width]</code>, or <code>[[top, bottom], [left, right]]</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/type-aliases/Border.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Border = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Border as default
};
