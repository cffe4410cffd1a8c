import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ImageInput","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/ImageInput.md","filePath":"api/images/type-aliases/ImageInput.md"}');
const _sfc_main = { name: "api/images/type-aliases/ImageInput.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / ImageInput</p><h1 id="type-alias-imageinput" tabindex="-1">Type Alias: ImageInput <a class="header-anchor" href="#type-alias-imageinput" aria-label="Permalink to &quot;Type Alias: ImageInput&quot;">​</a></h1><blockquote><p><strong>ImageInput</strong> = <code>string</code> | <code>URL</code> | <code>Uint8Array</code> | <code>ArrayBuffer</code> | <code>Blob</code> | <code>CanvasPixels</code> | <code>Drawable</code> | <a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p></blockquote><p>A path (Node) or address (<code>http:</code>, <code>data:</code>, <code>blob:</code>; in a page, relative ones as well), the bytes of a file, a Blob or File, an ImageData, an ImageBitmap, a canvas, an image or video element that is loaded, or an image that is decoded already.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/ImageInput.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageInput = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageInput as default
};
