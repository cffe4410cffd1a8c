import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClipArchitecture","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/ClipArchitecture.md","filePath":"api/multimodal/interfaces/ClipArchitecture.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/ClipArchitecture.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / ClipArchitecture</p><h1 id="interface-cliparchitecture" tabindex="-1">Interface: ClipArchitecture <a class="header-anchor" href="#interface-cliparchitecture" aria-label="Permalink to &quot;Interface: ClipArchitecture&quot;">​</a></h1><p>ClipOptions with every default filled in: what a file&#39;s config says.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="embeddim" tabindex="-1">embedDim <a class="header-anchor" href="#embeddim" aria-label="Permalink to &quot;embedDim&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>embedDim</strong>: <code>number</code></p></blockquote><p>Size of the embeddings.</p><hr><h3 id="text" tabindex="-1">text <a class="header-anchor" href="#text" aria-label="Permalink to &quot;text&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>text</strong>: <code>CompleteTextOptions</code></p></blockquote><p>The text tower.</p><hr><h3 id="vision" tabindex="-1">vision <a class="header-anchor" href="#vision" aria-label="Permalink to &quot;vision&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>vision</strong>: <a href="./BackboneTowerOptions"><code>BackboneTowerOptions</code></a> | <code>CompleteVisionOptions</code></p></blockquote><p>The image tower.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/ClipArchitecture.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipArchitecture = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipArchitecture as default
};
