import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LpNormalizeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/LpNormalizeOptions.md","filePath":"api/ops/interfaces/LpNormalizeOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/LpNormalizeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / LpNormalizeOptions</p><h1 id="interface-lpnormalizeoptions" tabindex="-1">Interface: LpNormalizeOptions <a class="header-anchor" href="#interface-lpnormalizeoptions" aria-label="Permalink to &quot;Interface: LpNormalizeOptions&quot;">​</a></h1><p>Options of <code>lpNormalize</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="axis" tabindex="-1">axis? <a class="header-anchor" href="#axis" aria-label="Permalink to &quot;axis?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>axis?</strong>: <code>number</code></p></blockquote><p>Default −1.</p><hr><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Least norm to divide by; default 1e-12.</p><hr><h3 id="p" tabindex="-1">p? <a class="header-anchor" href="#p" aria-label="Permalink to &quot;p?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>p?</strong>: <code>number</code></p></blockquote><p>Default 2.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/LpNormalizeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LpNormalizeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LpNormalizeOptions as default
};
