import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClipOutput","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/ClipOutput.md","filePath":"api/multimodal/interfaces/ClipOutput.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/ClipOutput.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / ClipOutput</p><h1 id="interface-clipoutput" tabindex="-1">Interface: ClipOutput <a class="header-anchor" href="#interface-clipoutput" aria-label="Permalink to &quot;Interface: ClipOutput&quot;">​</a></h1><p>What <code>Clip.forward</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="imageembeddings" tabindex="-1">imageEmbeddings <a class="header-anchor" href="#imageembeddings" aria-label="Permalink to &quot;imageEmbeddings&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>imageEmbeddings</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[images, embedDim]</code>, of length 1.</p><hr><h3 id="logitsperimage" tabindex="-1">logitsPerImage <a class="header-anchor" href="#logitsperimage" aria-label="Permalink to &quot;logitsPerImage&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>logitsPerImage</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>exp(logitScale) · cosine, and the bias where there is one: <code>[images, texts]</code>.</p><hr><h3 id="textembeddings" tabindex="-1">textEmbeddings <a class="header-anchor" href="#textembeddings" aria-label="Permalink to &quot;textEmbeddings&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>textEmbeddings</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[texts, embedDim]</code>, of length 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/ClipOutput.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipOutput = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipOutput as default
};
