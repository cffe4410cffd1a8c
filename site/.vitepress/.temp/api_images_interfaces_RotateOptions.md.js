import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RotateOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/RotateOptions.md","filePath":"api/images/interfaces/RotateOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/RotateOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / RotateOptions</p><h1 id="interface-rotateoptions" tabindex="-1">Interface: RotateOptions <a class="header-anchor" href="#interface-rotateoptions" aria-label="Permalink to &quot;Interface: RotateOptions&quot;">​</a></h1><p>Options of <code>rotate</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./WarpOptions"><code>WarpOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="center" tabindex="-1">center? <a class="header-anchor" href="#center" aria-label="Permalink to &quot;center?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>center?</strong>: <a href="./../type-aliases/Point"><code>Point</code></a></p></blockquote><p>What stays where it is. Default: the middle.</p><hr><h3 id="expand" tabindex="-1">expand? <a class="header-anchor" href="#expand" aria-label="Permalink to &quot;expand?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>expand?</strong>: <code>boolean</code></p></blockquote><p>Makes the result as large as the turned image. Default false.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>fill?</code>, <code>interpolation?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/RotateOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RotateOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RotateOptions as default
};
