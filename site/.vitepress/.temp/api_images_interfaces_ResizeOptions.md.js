import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ResizeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/ResizeOptions.md","filePath":"api/images/interfaces/ResizeOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/ResizeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / ResizeOptions</p><h1 id="interface-resizeoptions" tabindex="-1">Interface: ResizeOptions <a class="header-anchor" href="#interface-resizeoptions" aria-label="Permalink to &quot;Interface: ResizeOptions&quot;">​</a></h1><p>Options of <code>resize</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="interpolation" tabindex="-1">interpolation? <a class="header-anchor" href="#interpolation" aria-label="Permalink to &quot;interpolation?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>interpolation?</strong>: <a href="./../type-aliases/Interpolation"><code>Interpolation</code></a></p></blockquote><p>Default &#39;bilinear&#39;. All but &#39;nearest&#39; are antialiased: a filter as wide as the reduction.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/ResizeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ResizeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ResizeOptions as default
};
