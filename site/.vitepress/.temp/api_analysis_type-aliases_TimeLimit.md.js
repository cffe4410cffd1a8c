import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: TimeLimit","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/type-aliases/TimeLimit.md","filePath":"api/analysis/type-aliases/TimeLimit.md"}');
const _sfc_main = { name: "api/analysis/type-aliases/TimeLimit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / TimeLimit</p><h1 id="type-alias-timelimit" tabindex="-1">Type Alias: TimeLimit <a class="header-anchor" href="#type-alias-timelimit" aria-label="Permalink to &quot;Type Alias: TimeLimit&quot;">​</a></h1><blockquote><p><strong>TimeLimit</strong> = <code>&quot;arithmetic&quot;</code> | <code>&quot;memory&quot;</code> | <code>&quot;overhead&quot;</code></p></blockquote><p>What keeps kernels from running faster: the machine&#39;s arithmetic, its memory, or neither of them, but starting and waiting.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/type-aliases/TimeLimit.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TimeLimit = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TimeLimit as default
};
