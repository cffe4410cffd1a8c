import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClipOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/ClipOptions.md","filePath":"api/multimodal/interfaces/ClipOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/ClipOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / ClipOptions</p><h1 id="interface-clipoptions" tabindex="-1">Interface: ClipOptions <a class="header-anchor" href="#interface-clipoptions" aria-label="Permalink to &quot;Interface: ClipOptions&quot;">​</a></h1><p>Options of <code>createClip</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="embeddim" tabindex="-1">embedDim? <a class="header-anchor" href="#embeddim" aria-label="Permalink to &quot;embedDim?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>embedDim?</strong>: <code>number</code></p></blockquote><p>Size of the embeddings. Default 512.</p><hr><h3 id="logitbias" tabindex="-1">logitBias? <a class="header-anchor" href="#logitbias" aria-label="Permalink to &quot;logitBias?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>logitBias?</strong>: <code>number</code></p></blockquote><p>What is added to them, at the start; with it, <code>loss</code> is SigLIP&#39;s. Default: none.</p><hr><h3 id="logitscale" tabindex="-1">logitScale? <a class="header-anchor" href="#logitscale" aria-label="Permalink to &quot;logitScale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>logitScale?</strong>: <code>number</code></p></blockquote><p>Logarithm of what multiplies the cosines, at the start. Default ln(1 / 0.07).</p><hr><h3 id="text" tabindex="-1">text? <a class="header-anchor" href="#text" aria-label="Permalink to &quot;text?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>text?</strong>: <a href="./TextTowerOptions"><code>TextTowerOptions</code></a></p></blockquote><p>The text tower. Default: CLIP&#39;s.</p><hr><h3 id="vision" tabindex="-1">vision? <a class="header-anchor" href="#vision" aria-label="Permalink to &quot;vision?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>vision?</strong>: <a href="./ImageTowerOptions"><code>ImageTowerOptions</code></a> | <a href="./BackboneTowerOptions"><code>BackboneTowerOptions</code></a></p></blockquote><p>The image tower. Default: CLIP&#39;s ViT-B/32.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/ClipOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipOptions as default
};
