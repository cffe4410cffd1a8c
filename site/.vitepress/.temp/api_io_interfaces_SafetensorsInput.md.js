import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SafetensorsInput","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/interfaces/SafetensorsInput.md","filePath":"api/io/interfaces/SafetensorsInput.md"}');
const _sfc_main = { name: "api/io/interfaces/SafetensorsInput.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / SafetensorsInput</p><h1 id="interface-safetensorsinput" tabindex="-1">Interface: SafetensorsInput <a class="header-anchor" href="#interface-safetensorsinput" aria-label="Permalink to &quot;Interface: SafetensorsInput&quot;">​</a></h1><p>A tensor to write. <code>data</code> may be a function, called when its turn comes, so that not all need be in memory at once.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./SafetensorsTensor"><code>SafetensorsTensor</code></a>, <code>&quot;data&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="data" tabindex="-1">data <a class="header-anchor" href="#data" aria-label="Permalink to &quot;data&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>data</strong>: <a href="./../type-aliases/SafetensorsData"><code>SafetensorsData</code></a> | (() =&gt; SafetensorsData | Promise&lt;SafetensorsData&gt;)</p></blockquote><p>Row-major; a function is called when its turn comes, so that not all are held at once.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>dtype</code>, <code>shape</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/interfaces/SafetensorsInput.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SafetensorsInput = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SafetensorsInput as default
};
