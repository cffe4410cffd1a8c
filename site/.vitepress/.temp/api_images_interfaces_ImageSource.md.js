import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageSource","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/ImageSource.md","filePath":"api/images/interfaces/ImageSource.md"}');
const _sfc_main = { name: "api/images/interfaces/ImageSource.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / ImageSource</p><h1 id="interface-imagesource" tabindex="-1">Interface: ImageSource <a class="header-anchor" href="#interface-imagesource" aria-label="Permalink to &quot;Interface: ImageSource&quot;">​</a></h1><p>Labelled images, each loaded when it is needed.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="labels" tabindex="-1">labels <a class="header-anchor" href="#labels" aria-label="Permalink to &quot;labels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>labels</strong>: <code>Int32Array</code></p></blockquote><p>Of all images.</p><hr><h3 id="load" tabindex="-1">load <a class="header-anchor" href="#load" aria-label="Permalink to &quot;load&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>load</strong>: (<code>index</code>, <code>epoch</code>, <code>draw</code>) =&gt; <code>Promise</code>&lt;<a href="./RasterImage"><code>RasterImage</code></a>&gt;</p></blockquote><p>The image of that number, in that epoch; all have the same size and channels. The same numbers must give the same bytes.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>index</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>epoch</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>draw</code></td><td><code>number</code></td><td>how often the image came before in the epoch: always 0 but for <code>balanced</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Promise</code>&lt;<a href="./RasterImage"><code>RasterImage</code></a>&gt;</p><hr><h3 id="targets" tabindex="-1">targets? <a class="header-anchor" href="#targets" aria-label="Permalink to &quot;targets?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>targets?</strong>: <code>Float32Array</code>&lt;<code>ArrayBufferLike</code>&gt;</p></blockquote><p>Where an image can show several classes, or none: 1 for each that it shows, else 0, <code>[images, classes]</code> row-major.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/ImageSource.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageSource = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageSource as default
};
