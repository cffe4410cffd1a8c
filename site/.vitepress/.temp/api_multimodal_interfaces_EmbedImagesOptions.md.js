import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EmbedImagesOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/EmbedImagesOptions.md","filePath":"api/multimodal/interfaces/EmbedImagesOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/EmbedImagesOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / EmbedImagesOptions</p><h1 id="interface-embedimagesoptions" tabindex="-1">Interface: EmbedImagesOptions <a class="header-anchor" href="#interface-embedimagesoptions" aria-label="Permalink to &quot;Interface: EmbedImagesOptions&quot;">​</a></h1><p>Options of <code>Embedder.images</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Pictures that go through the network together. Default 32.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/EmbedImagesOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EmbedImagesOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EmbedImagesOptions as default
};
