import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AveragePoolOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/AveragePoolOptions.md","filePath":"api/ops/interfaces/AveragePoolOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/AveragePoolOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / AveragePoolOptions</p><h1 id="interface-averagepooloptions" tabindex="-1">Interface: AveragePoolOptions <a class="header-anchor" href="#interface-averagepooloptions" aria-label="Permalink to &quot;Interface: AveragePoolOptions&quot;">​</a></h1><p>Options of <code>averagePool2d</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./PoolOptions"><code>PoolOptions</code></a>, <code>&quot;dilation&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="countincludepad" tabindex="-1">countIncludePad? <a class="header-anchor" href="#countincludepad" aria-label="Permalink to &quot;countIncludePad?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>countIncludePad?</strong>: <code>boolean</code></p></blockquote><p>Divide by the whole window where it reaches into the padding. Default true.</p><hr><h3 id="divisoroverride" tabindex="-1">divisorOverride? <a class="header-anchor" href="#divisoroverride" aria-label="Permalink to &quot;divisorOverride?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>divisorOverride?</strong>: <code>number</code></p></blockquote><p>Divide every sum by this number instead of by how many values are in the window. Default none.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>ceilMode?</code>, <code>kernelSize</code>, <code>padding?</code>, <code>stride?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/AveragePoolOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AveragePoolOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AveragePoolOptions as default
};
