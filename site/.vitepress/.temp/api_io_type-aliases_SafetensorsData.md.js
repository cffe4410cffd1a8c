import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: SafetensorsData","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/type-aliases/SafetensorsData.md","filePath":"api/io/type-aliases/SafetensorsData.md"}');
const _sfc_main = { name: "api/io/type-aliases/SafetensorsData.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / SafetensorsData</p><h1 id="type-alias-safetensorsdata" tabindex="-1">Type Alias: SafetensorsData <a class="header-anchor" href="#type-alias-safetensorsdata" aria-label="Permalink to &quot;Type Alias: SafetensorsData&quot;">​</a></h1><blockquote><p><strong>SafetensorsData</strong> = <code>Float64Array</code> | <code>Float32Array</code> | <code>BigInt64Array</code> | <code>BigUint64Array</code> | <code>Int32Array</code> | <code>Int16Array</code> | <code>Int8Array</code> | <code>Uint32Array</code> | <code>Uint16Array</code> | <code>Uint8Array</code></p></blockquote><p>What holds a tensor&#39;s elements in memory.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/type-aliases/SafetensorsData.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SafetensorsData = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SafetensorsData as default
};
