import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomResizedCropOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/RandomResizedCropOptions.md","filePath":"api/images/interfaces/RandomResizedCropOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/RandomResizedCropOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / RandomResizedCropOptions</p><h1 id="interface-randomresizedcropoptions" tabindex="-1">Interface: RandomResizedCropOptions <a class="header-anchor" href="#interface-randomresizedcropoptions" aria-label="Permalink to &quot;Interface: RandomResizedCropOptions&quot;">​</a></h1><p>Options of <code>randomResizedCrop</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="interpolation" tabindex="-1">interpolation? <a class="header-anchor" href="#interpolation" aria-label="Permalink to &quot;interpolation?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>interpolation?</strong>: <a href="./../type-aliases/Interpolation"><code>Interpolation</code></a></p></blockquote><p>Default &#39;bilinear&#39;.</p><hr><h3 id="ratio" tabindex="-1">ratio? <a class="header-anchor" href="#ratio" aria-label="Permalink to &quot;ratio?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>ratio?</strong>: <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>Width by height. Default <code>[3/4, 4/3]</code>.</p><hr><h3 id="scale" tabindex="-1">scale? <a class="header-anchor" href="#scale" aria-label="Permalink to &quot;scale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>scale?</strong>: <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>Part of the image&#39;s area. Default <code>[0.08, 1]</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/RandomResizedCropOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomResizedCropOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomResizedCropOptions as default
};
