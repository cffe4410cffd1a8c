import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SafetensorsWriteOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/interfaces/SafetensorsWriteOptions.md","filePath":"api/io/interfaces/SafetensorsWriteOptions.md"}');
const _sfc_main = { name: "api/io/interfaces/SafetensorsWriteOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / SafetensorsWriteOptions</p><h1 id="interface-safetensorswriteoptions" tabindex="-1">Interface: SafetensorsWriteOptions <a class="header-anchor" href="#interface-safetensorswriteoptions" aria-label="Permalink to &quot;Interface: SafetensorsWriteOptions&quot;">​</a></h1><p>Options of <code>writeSafetensors</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="metadata" tabindex="-1">metadata? <a class="header-anchor" href="#metadata" aria-label="Permalink to &quot;metadata?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>metadata?</strong>: <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</p></blockquote><p>Strings to keep beside the tensors. Loaders of PyTorch weights look for <code>{ format: &#39;pt&#39; }</code>. Default: none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/interfaces/SafetensorsWriteOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SafetensorsWriteOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SafetensorsWriteOptions as default
};
