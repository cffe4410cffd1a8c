import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ChanceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/ChanceOptions.md","filePath":"api/images/interfaces/ChanceOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/ChanceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / ChanceOptions</p><h1 id="interface-chanceoptions" tabindex="-1">Interface: ChanceOptions <a class="header-anchor" href="#interface-chanceoptions" aria-label="Permalink to &quot;Interface: ChanceOptions&quot;">​</a></h1><p>Options of transforms that happen by chance.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./RandomBlurOptions"><code>RandomBlurOptions</code></a></li><li><a href="./RandomPerspectiveOptions"><code>RandomPerspectiveOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="p" tabindex="-1">p? <a class="header-anchor" href="#p" aria-label="Permalink to &quot;p?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>p?</strong>: <code>number</code></p></blockquote><p>Probability. Default 0.5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/ChanceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ChanceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ChanceOptions as default
};
