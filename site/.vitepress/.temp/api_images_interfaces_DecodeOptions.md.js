import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DecodeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/DecodeOptions.md","filePath":"api/images/interfaces/DecodeOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/DecodeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / DecodeOptions</p><h1 id="interface-decodeoptions" tabindex="-1">Interface: DecodeOptions <a class="header-anchor" href="#interface-decodeoptions" aria-label="Permalink to &quot;Interface: DecodeOptions&quot;">​</a></h1><p>Options of <code>decodeImage</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="background" tabindex="-1">background? <a class="header-anchor" href="#background" aria-label="Permalink to &quot;background?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>background?</strong>: readonly [<code>number</code>, <code>number</code>, <code>number</code>]</p></blockquote><p>Red, green and blue, 0…255, behind what is transparent. Default white, <code>[255, 255, 255]</code>: what transparent pictures are made to be seen on; without a background, whatever colour lies under transparent pixels would be seen, mostly black.</p><hr><h3 id="channels" tabindex="-1">channels? <a class="header-anchor" href="#channels" aria-label="Permalink to &quot;channels?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>channels?</strong>: <code>1</code> | <code>3</code></p></blockquote><p>3: sRGB; 1: luma, as PIL&#39;s mode L. Default 3.</p><hr><h3 id="maxpixels" tabindex="-1">maxPixels? <a class="header-anchor" href="#maxpixels" aria-label="Permalink to &quot;maxPixels?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>maxPixels?</strong>: <code>number</code></p></blockquote><p>Most pixels, width × height, against pictures that fill the memory. Default 268 402 689 (16 383²).</p><hr><h3 id="name" tabindex="-1">name? <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>name?</strong>: <code>string</code></p></blockquote><p>What messages call the picture. Default: its path or the File&#39;s name.</p><hr><h3 id="reduceto" tabindex="-1">reduceTo? <a class="header-anchor" href="#reduceto" aria-label="Permalink to &quot;reduceTo?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduceTo?</strong>: <code>number</code></p></blockquote><p>The shorter side, in pixels, that a larger picture may be reduced to while it is decoded, which is several times faster for JPEGs. In a page it is not reduced. Default: the picture&#39;s own.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/DecodeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DecodeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DecodeOptions as default
};
