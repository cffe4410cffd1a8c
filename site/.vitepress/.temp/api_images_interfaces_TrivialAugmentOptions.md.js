import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrivialAugmentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/TrivialAugmentOptions.md","filePath":"api/images/interfaces/TrivialAugmentOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/TrivialAugmentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / TrivialAugmentOptions</p><h1 id="interface-trivialaugmentoptions" tabindex="-1">Interface: TrivialAugmentOptions <a class="header-anchor" href="#interface-trivialaugmentoptions" aria-label="Permalink to &quot;Interface: TrivialAugmentOptions&quot;">​</a></h1><p>Options of <code>trivialAugmentWide</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./WarpOptions"><code>WarpOptions</code></a></li></ul><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>fill?</code>, <code>interpolation?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/TrivialAugmentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrivialAugmentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrivialAugmentOptions as default
};
