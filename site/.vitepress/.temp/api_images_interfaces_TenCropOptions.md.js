import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TenCropOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/TenCropOptions.md","filePath":"api/images/interfaces/TenCropOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/TenCropOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / TenCropOptions</p><h1 id="interface-tencropoptions" tabindex="-1">Interface: TenCropOptions <a class="header-anchor" href="#interface-tencropoptions" aria-label="Permalink to &quot;Interface: TenCropOptions&quot;">​</a></h1><p>Options of <code>tenCrop</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="verticalflip" tabindex="-1">verticalFlip? <a class="header-anchor" href="#verticalflip" aria-label="Permalink to &quot;verticalFlip?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>verticalFlip?</strong>: <code>boolean</code></p></blockquote><p>Whether the other five are of the image turned upside down, and not of its mirror image. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/TenCropOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TenCropOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TenCropOptions as default
};
