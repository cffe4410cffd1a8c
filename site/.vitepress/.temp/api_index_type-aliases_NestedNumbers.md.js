import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: NestedNumbers","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/type-aliases/NestedNumbers.md","filePath":"api/index/type-aliases/NestedNumbers.md"}');
const _sfc_main = { name: "api/index/type-aliases/NestedNumbers.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / NestedNumbers</p><h1 id="type-alias-nestednumbers" tabindex="-1">Type Alias: NestedNumbers <a class="header-anchor" href="#type-alias-nestednumbers" aria-label="Permalink to &quot;Type Alias: NestedNumbers&quot;">​</a></h1><blockquote><p><strong>NestedNumbers</strong> = <code>number</code> | <code>NestedNumbers</code>[]</p></blockquote><p>Nested arrays of numbers; a number for a scalar.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/type-aliases/NestedNumbers.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NestedNumbers = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NestedNumbers as default
};
