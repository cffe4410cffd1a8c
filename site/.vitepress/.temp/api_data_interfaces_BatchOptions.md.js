import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BatchOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/data/interfaces/BatchOptions.md","filePath":"api/data/interfaces/BatchOptions.md"}');
const _sfc_main = { name: "api/data/interfaces/BatchOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">data</a> / BatchOptions</p><h1 id="interface-batchoptions" tabindex="-1">Interface: BatchOptions <a class="header-anchor" href="#interface-batchoptions" aria-label="Permalink to &quot;Interface: BatchOptions&quot;">​</a></h1><p>Options of <code>batches</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./BatchOrder"><code>BatchOrder</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="flip" tabindex="-1">flip? <a class="header-anchor" href="#flip" aria-label="Permalink to &quot;flip?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>flip?</strong>: <code>number</code></p></blockquote><p>Probability of mirroring an image left to right. Default 0.</p><hr><h3 id="mean" tabindex="-1">mean? <a class="header-anchor" href="#mean" aria-label="Permalink to &quot;mean?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mean?</strong>: readonly <code>number</code>[]</p></blockquote><p>By channel, as fractions of 255. Default: 0 and 1.</p><hr><h3 id="shift" tabindex="-1">shift? <a class="header-anchor" href="#shift" aria-label="Permalink to &quot;shift?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>shift?</strong>: <code>number</code></p></blockquote><p>Most pixels that an image is moved in each direction; what is moved in is black. Default 0.</p><hr><h3 id="std" tabindex="-1">std? <a class="header-anchor" href="#std" aria-label="Permalink to &quot;std?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>std?</strong>: readonly <code>number</code>[]</p></blockquote><p>By channel, as fractions of 255.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>balanced?</code>, <code>batchSize</code>, <code>dropLast?</code>, <code>epoch?</code>, <code>from?</code>, <code>seed?</code>, <code>shuffle?</code>, <code>to?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/data/interfaces/BatchOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BatchOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BatchOptions as default
};
