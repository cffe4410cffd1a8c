import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: FileLayout","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/type-aliases/FileLayout.md","filePath":"api/nn/type-aliases/FileLayout.md"}');
const _sfc_main = { name: "api/nn/type-aliases/FileLayout.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / FileLayout</p><h1 id="type-alias-filelayout" tabindex="-1">Type Alias: FileLayout <a class="header-anchor" href="#type-alias-filelayout" aria-label="Permalink to &quot;Type Alias: FileLayout&quot;">​</a></h1><blockquote><p><strong>FileLayout</strong> = <code>&quot;same&quot;</code> | <code>&quot;conv&quot;</code> | <code>&quot;linear&quot;</code> | <code>&quot;experts&quot;</code> | <code>&quot;flatExperts&quot;</code></p></blockquote><p>How a value lies in PyTorch&#39;s files; the engine&#39;s own layout is channels last.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/type-aliases/FileLayout.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FileLayout = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FileLayout as default
};
