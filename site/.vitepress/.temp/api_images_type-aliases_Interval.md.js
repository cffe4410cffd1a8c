import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Interval","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/Interval.md","filePath":"api/images/type-aliases/Interval.md"}');
const _sfc_main = { name: "api/images/type-aliases/Interval.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / Interval</p><h1 id="type-alias-interval" tabindex="-1">Type Alias: Interval <a class="header-anchor" href="#type-alias-interval" aria-label="Permalink to &quot;Type Alias: Interval&quot;">​</a></h1><blockquote><p><strong>Interval</strong> = readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>From the first to the second.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/Interval.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Interval = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Interval as default
};
