import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: NamedFeatures","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/type-aliases/NamedFeatures.md","filePath":"api/features/type-aliases/NamedFeatures.md"}');
const _sfc_main = { name: "api/features/type-aliases/NamedFeatures.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / NamedFeatures</p><h1 id="type-alias-namedfeatures" tabindex="-1">Type Alias: NamedFeatures <a class="header-anchor" href="#type-alias-namedfeatures" aria-label="Permalink to &quot;Type Alias: NamedFeatures&quot;">​</a></h1><blockquote><p><strong>NamedFeatures</strong> = readonly <code>string</code>[] | <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>number</code> | <code>string</code>&gt;&gt;</p></blockquote><p>One sample: names that are present, or names with numbers, or names with text (where <code>name=text</code> is present).</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/type-aliases/NamedFeatures.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NamedFeatures = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NamedFeatures as default
};
