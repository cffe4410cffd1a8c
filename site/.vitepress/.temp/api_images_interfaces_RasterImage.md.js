import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RasterImage","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/RasterImage.md","filePath":"api/images/interfaces/RasterImage.md"}');
const _sfc_main = { name: "api/images/interfaces/RasterImage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / RasterImage</p><h1 id="interface-rasterimage" tabindex="-1">Interface: RasterImage <a class="header-anchor" href="#interface-rasterimage" aria-label="Permalink to &quot;Interface: RasterImage&quot;">​</a></h1><p>A picture of 8 bits a value: greyscale (1 channel) or sRGB (3 channels).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="channels" tabindex="-1">channels <a class="header-anchor" href="#channels" aria-label="Permalink to &quot;channels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>channels</strong>: <code>1</code> | <code>3</code></p></blockquote><p>1: grey; 3: red, green and blue.</p><hr><h3 id="data" tabindex="-1">data <a class="header-anchor" href="#data" aria-label="Permalink to &quot;data&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>data</strong>: <code>Uint8Array</code></p></blockquote><p><code>[height, width, channels]</code>, row-major, 0…255.</p><hr><h3 id="height" tabindex="-1">height <a class="header-anchor" href="#height" aria-label="Permalink to &quot;height&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>height</strong>: <code>number</code></p></blockquote><p>In pixels.</p><hr><h3 id="width" tabindex="-1">width <a class="header-anchor" href="#width" aria-label="Permalink to &quot;width&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>width</strong>: <code>number</code></p></blockquote><p>In pixels.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/RasterImage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RasterImage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RasterImage as default
};
