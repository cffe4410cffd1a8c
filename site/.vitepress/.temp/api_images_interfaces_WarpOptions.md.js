import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WarpOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/WarpOptions.md","filePath":"api/images/interfaces/WarpOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/WarpOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / WarpOptions</p><h1 id="interface-warpoptions" tabindex="-1">Interface: WarpOptions <a class="header-anchor" href="#interface-warpoptions" aria-label="Permalink to &quot;Interface: WarpOptions&quot;">​</a></h1><p>What warps take besides where from.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./AugMixOptions"><code>AugMixOptions</code></a></li><li><a href="./RandAugmentOptions"><code>RandAugmentOptions</code></a></li><li><a href="./TrivialAugmentOptions"><code>TrivialAugmentOptions</code></a></li><li><a href="./AffineOptions"><code>AffineOptions</code></a></li><li><a href="./RotateOptions"><code>RotateOptions</code></a></li><li><a href="./RandomAffineOptions"><code>RandomAffineOptions</code></a></li><li><a href="./RandomPerspectiveOptions"><code>RandomPerspectiveOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="fill" tabindex="-1">fill? <a class="header-anchor" href="#fill" aria-label="Permalink to &quot;fill?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>fill?</strong>: <a href="./../type-aliases/Fill"><code>Fill</code></a></p></blockquote><p>What is put where there is no image: a byte, or one a channel. Default 0.</p><hr><h3 id="interpolation" tabindex="-1">interpolation? <a class="header-anchor" href="#interpolation" aria-label="Permalink to &quot;interpolation?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>interpolation?</strong>: <code>&quot;bilinear&quot;</code> | <code>&quot;nearest&quot;</code> | <code>&quot;bicubic&quot;</code></p></blockquote><p>How values between pixels come about; the default is the function&#39;s.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/WarpOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WarpOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WarpOptions as default
};
