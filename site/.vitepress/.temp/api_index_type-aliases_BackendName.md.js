import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: BackendName","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/type-aliases/BackendName.md","filePath":"api/index/type-aliases/BackendName.md"}');
const _sfc_main = { name: "api/index/type-aliases/BackendName.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / BackendName</p><h1 id="type-alias-backendname" tabindex="-1">Type Alias: BackendName <a class="header-anchor" href="#type-alias-backendname" aria-label="Permalink to &quot;Type Alias: BackendName&quot;">​</a></h1><blockquote><p><strong>BackendName</strong> = <code>&quot;wasm&quot;</code> | <code>&quot;js&quot;</code></p></blockquote><p>Names of the backends: WebAssembly with SIMD and threads, or plain JavaScript.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/type-aliases/BackendName.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BackendName = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BackendName as default
};
