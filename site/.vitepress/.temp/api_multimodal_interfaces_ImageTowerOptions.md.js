import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageTowerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/ImageTowerOptions.md","filePath":"api/multimodal/interfaces/ImageTowerOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/ImageTowerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / ImageTowerOptions</p><h1 id="interface-imagetoweroptions" tabindex="-1">Interface: ImageTowerOptions <a class="header-anchor" href="#interface-imagetoweroptions" aria-label="Permalink to &quot;Interface: ImageTowerOptions&quot;">​</a></h1><p>CLIP&#39;s own image tower, a vision transformer.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./TowerOptions"><code>TowerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="imagesize" tabindex="-1">imageSize? <a class="header-anchor" href="#imagesize" aria-label="Permalink to &quot;imageSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>imageSize?</strong>: <code>number</code> | readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Default 224.</p><hr><h3 id="inchannels" tabindex="-1">inChannels? <a class="header-anchor" href="#inchannels" aria-label="Permalink to &quot;inChannels?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>inChannels?</strong>: <code>number</code></p></blockquote><p>Default 3.</p><hr><h3 id="patchsize" tabindex="-1">patchSize? <a class="header-anchor" href="#patchsize" aria-label="Permalink to &quot;patchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>patchSize?</strong>: <code>number</code></p></blockquote><p>Default 32.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>activation?</code>, <code>eps?</code>, <code>heads?</code>, <code>hiddenFeatures?</code>, <code>layers?</code>, <code>width?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/ImageTowerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageTowerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageTowerOptions as default
};
