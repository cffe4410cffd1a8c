import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SafetensorsInfo","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/interfaces/SafetensorsInfo.md","filePath":"api/io/interfaces/SafetensorsInfo.md"}');
const _sfc_main = { name: "api/io/interfaces/SafetensorsInfo.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / SafetensorsInfo</p><h1 id="interface-safetensorsinfo" tabindex="-1">Interface: SafetensorsInfo <a class="header-anchor" href="#interface-safetensorsinfo" aria-label="Permalink to &quot;Interface: SafetensorsInfo&quot;">​</a></h1><p>What a file says of a tensor.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="bytelength" tabindex="-1">byteLength <a class="header-anchor" href="#bytelength" aria-label="Permalink to &quot;byteLength&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>byteLength</strong>: <code>number</code></p></blockquote><p>Bytes of the values in the file.</p><hr><h3 id="dtype" tabindex="-1">dtype <a class="header-anchor" href="#dtype" aria-label="Permalink to &quot;dtype&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>dtype</strong>: <code>&quot;U64&quot;</code> | <code>&quot;I64&quot;</code> | <code>&quot;F64&quot;</code> | <code>&quot;C64&quot;</code> | <code>&quot;F32&quot;</code> | <code>&quot;U32&quot;</code> | <code>&quot;I32&quot;</code> | <code>&quot;BF16&quot;</code> | <code>&quot;F16&quot;</code> | <code>&quot;U16&quot;</code> | <code>&quot;I16&quot;</code> | <code>&quot;F8_E5M2FNUZ&quot;</code> | <code>&quot;F8_E4M3FNUZ&quot;</code> | <code>&quot;F8_E8M0&quot;</code> | <code>&quot;F8_E4M3&quot;</code> | <code>&quot;F8_E5M2&quot;</code> | <code>&quot;I8&quot;</code> | <code>&quot;U8&quot;</code> | <code>&quot;F6_E3M2&quot;</code> | <code>&quot;F6_E2M3&quot;</code> | <code>&quot;F4&quot;</code> | <code>&quot;BOOL&quot;</code></p></blockquote><p>By the format&#39;s names, such as &#39;F32&#39;.</p><hr><h3 id="shape" tabindex="-1">shape <a class="header-anchor" href="#shape" aria-label="Permalink to &quot;shape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>shape</strong>: readonly <code>number</code>[]</p></blockquote><p>Empty for a scalar.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/interfaces/SafetensorsInfo.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SafetensorsInfo = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SafetensorsInfo as default
};
