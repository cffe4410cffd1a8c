import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ClassifierKind","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/type-aliases/ClassifierKind.md","filePath":"api/models/type-aliases/ClassifierKind.md"}');
const _sfc_main = { name: "api/models/type-aliases/ClassifierKind.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / ClassifierKind</p><h1 id="type-alias-classifierkind" tabindex="-1">Type Alias: ClassifierKind <a class="header-anchor" href="#type-alias-classifierkind" aria-label="Permalink to &quot;Type Alias: ClassifierKind&quot;">​</a></h1><blockquote><p><strong>ClassifierKind</strong> = <em>typeof</em> <code>CLASSIFIER_KINDS</code>[<code>number</code>]</p></blockquote><p>Kinds of classifier that a model can have.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/type-aliases/ClassifierKind.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassifierKind = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassifierKind as default
};
