import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomPerspectiveOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/RandomPerspectiveOptions.md","filePath":"api/images/interfaces/RandomPerspectiveOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/RandomPerspectiveOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / RandomPerspectiveOptions</p><h1 id="interface-randomperspectiveoptions" tabindex="-1">Interface: RandomPerspectiveOptions <a class="header-anchor" href="#interface-randomperspectiveoptions" aria-label="Permalink to &quot;Interface: RandomPerspectiveOptions&quot;">​</a></h1><p>Options of <code>randomPerspective</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ChanceOptions"><code>ChanceOptions</code></a></li><li><a href="./WarpOptions"><code>WarpOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="distortionscale" tabindex="-1">distortionScale? <a class="header-anchor" href="#distortionscale" aria-label="Permalink to &quot;distortionScale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>distortionScale?</strong>: <code>number</code></p></blockquote><p>How far corners may move, as a part of half the sides. Default 0.5.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>fill?</code>, <code>interpolation?</code>, <code>p?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/RandomPerspectiveOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomPerspectiveOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomPerspectiveOptions as default
};
