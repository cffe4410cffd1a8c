import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GridSampleOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/GridSampleOptions.md","filePath":"api/ops/interfaces/GridSampleOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/GridSampleOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / GridSampleOptions</p><h1 id="interface-gridsampleoptions" tabindex="-1">Interface: GridSampleOptions <a class="header-anchor" href="#interface-gridsampleoptions" aria-label="Permalink to &quot;Interface: GridSampleOptions&quot;">​</a></h1><p>Options of <code>gridSample</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="aligncorners" tabindex="-1">alignCorners? <a class="header-anchor" href="#aligncorners" aria-label="Permalink to &quot;alignCorners?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alignCorners?</strong>: <code>boolean</code></p></blockquote><p>Whether −1 and 1 are the centres of the corner pixels instead of their outer edges. Default false.</p><hr><h3 id="mode" tabindex="-1">mode? <a class="header-anchor" href="#mode" aria-label="Permalink to &quot;mode?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mode?</strong>: <code>&quot;bilinear&quot;</code> | <code>&quot;nearest&quot;</code></p></blockquote><p>Default &#39;bilinear&#39;.</p><hr><h3 id="paddingmode" tabindex="-1">paddingMode? <a class="header-anchor" href="#paddingmode" aria-label="Permalink to &quot;paddingMode?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>paddingMode?</strong>: <code>&quot;zeros&quot;</code> | <code>&quot;border&quot;</code> | <code>&quot;reflection&quot;</code></p></blockquote><p>What stands beyond the edges: zeros, the pixels at the edge, or the image mirrored. Default &#39;zeros&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/GridSampleOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GridSampleOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GridSampleOptions as default
};
