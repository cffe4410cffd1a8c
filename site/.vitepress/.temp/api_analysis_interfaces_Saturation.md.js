import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Saturation","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/Saturation.md","filePath":"api/analysis/interfaces/Saturation.md"}');
const _sfc_main = { name: "api/analysis/interfaces/Saturation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / Saturation</p><h1 id="interface-saturation" tabindex="-1">Interface: Saturation <a class="header-anchor" href="#interface-saturation" aria-label="Permalink to &quot;Interface: Saturation&quot;">​</a></h1><p>Parts of an activation&#39;s inputs on the flat ends of its function, 0…1.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="high" tabindex="-1">high <a class="header-anchor" href="#high" aria-label="Permalink to &quot;high&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>high</strong>: <code>number</code></p></blockquote><p>Towards ∞: of functions with an upper limit, such as sigmoid and relu6.</p><hr><h3 id="low" tabindex="-1">low <a class="header-anchor" href="#low" aria-label="Permalink to &quot;low&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>low</strong>: <code>number</code></p></blockquote><p>Towards −∞: of a relu all that it sets to 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/Saturation.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Saturation = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Saturation as default
};
