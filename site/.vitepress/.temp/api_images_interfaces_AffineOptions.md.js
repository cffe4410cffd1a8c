import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AffineOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/AffineOptions.md","filePath":"api/images/interfaces/AffineOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/AffineOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / AffineOptions</p><h1 id="interface-affineoptions" tabindex="-1">Interface: AffineOptions <a class="header-anchor" href="#interface-affineoptions" aria-label="Permalink to &quot;Interface: AffineOptions&quot;">​</a></h1><p>Options of <code>affine</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./WarpOptions"><code>WarpOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="angle" tabindex="-1">angle? <a class="header-anchor" href="#angle" aria-label="Permalink to &quot;angle?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>angle?</strong>: <code>number</code></p></blockquote><p>Degrees, clockwise. Default 0.</p><hr><h3 id="center" tabindex="-1">center? <a class="header-anchor" href="#center" aria-label="Permalink to &quot;center?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>center?</strong>: <a href="./../type-aliases/Point"><code>Point</code></a></p></blockquote><p>What stays where it is. Default: the middle.</p><hr><h3 id="scale" tabindex="-1">scale? <a class="header-anchor" href="#scale" aria-label="Permalink to &quot;scale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>scale?</strong>: <code>number</code></p></blockquote><p>Default 1.</p><hr><h3 id="shear" tabindex="-1">shear? <a class="header-anchor" href="#shear" aria-label="Permalink to &quot;shear?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>shear?</strong>: <a href="./../type-aliases/Point"><code>Point</code></a></p></blockquote><p>Degrees, along x and y. Default <code>[0, 0]</code>.</p><hr><h3 id="translate" tabindex="-1">translate? <a class="header-anchor" href="#translate" aria-label="Permalink to &quot;translate?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>translate?</strong>: <a href="./../type-aliases/Point"><code>Point</code></a></p></blockquote><p>Pixels to the right and down. Default <code>[0, 0]</code>.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>fill?</code>, <code>interpolation?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/AffineOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AffineOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AffineOptions as default
};
