import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: EngineArray","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/type-aliases/EngineArray.md","filePath":"api/index/type-aliases/EngineArray.md"}');
const _sfc_main = { name: "api/index/type-aliases/EngineArray.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / EngineArray</p><h1 id="type-alias-enginearray" tabindex="-1">Type Alias: EngineArray <a class="header-anchor" href="#type-alias-enginearray" aria-label="Permalink to &quot;Type Alias: EngineArray&quot;">​</a></h1><blockquote><p><strong>EngineArray</strong> = <code>Float32Array</code> | <code>Int32Array</code></p></blockquote><p>What the engine&#39;s buffers look like from JavaScript.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/type-aliases/EngineArray.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EngineArray = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EngineArray as default
};
