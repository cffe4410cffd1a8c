import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageSet","description":"","frontmatter":{},"headers":[],"relativePath":"api/data/interfaces/ImageSet.md","filePath":"api/data/interfaces/ImageSet.md"}');
const _sfc_main = { name: "api/data/interfaces/ImageSet.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">data</a> / ImageSet</p><h1 id="interface-imageset" tabindex="-1">Interface: ImageSet <a class="header-anchor" href="#interface-imageset" aria-label="Permalink to &quot;Interface: ImageSet&quot;">​</a></h1><p>Images of one size in memory, with labels.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="channels" tabindex="-1">channels <a class="header-anchor" href="#channels" aria-label="Permalink to &quot;channels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>channels</strong>: <code>number</code></p></blockquote><p>1 for grey images, 3 for colours.</p><hr><h3 id="classnames" tabindex="-1">classNames <a class="header-anchor" href="#classnames" aria-label="Permalink to &quot;classNames&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>classNames</strong>: readonly <code>string</code>[]</p></blockquote><p>In the order of the labels.</p><hr><h3 id="height" tabindex="-1">height <a class="header-anchor" href="#height" aria-label="Permalink to &quot;height&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>height</strong>: <code>number</code></p></blockquote><p>Of every image, in pixels.</p><hr><h3 id="labels" tabindex="-1">labels <a class="header-anchor" href="#labels" aria-label="Permalink to &quot;labels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>labels</strong>: <code>Int32Array</code></p></blockquote><p><code>[count]</code>: the class of each image, from 0.</p><hr><h3 id="pixels" tabindex="-1">pixels <a class="header-anchor" href="#pixels" aria-label="Permalink to &quot;pixels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>pixels</strong>: <code>Uint8Array</code></p></blockquote><p><code>[count, height, width, channels]</code>, row-major, 0…255.</p><hr><h3 id="width" tabindex="-1">width <a class="header-anchor" href="#width" aria-label="Permalink to &quot;width&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>width</strong>: <code>number</code></p></blockquote><p>Of every image, in pixels.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/data/interfaces/ImageSet.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageSet = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageSet as default
};
