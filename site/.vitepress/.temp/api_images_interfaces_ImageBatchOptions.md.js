import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageBatchOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/ImageBatchOptions.md","filePath":"api/images/interfaces/ImageBatchOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/ImageBatchOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / ImageBatchOptions</p><h1 id="interface-imagebatchoptions" tabindex="-1">Interface: ImageBatchOptions <a class="header-anchor" href="#interface-imagebatchoptions" aria-label="Permalink to &quot;Interface: ImageBatchOptions&quot;">​</a></h1><p>Options of <code>imageBatches</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../data/interfaces/BatchOrder"><code>BatchOrder</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="cutmix" tabindex="-1">cutmix? <a class="header-anchor" href="#cutmix" aria-label="Permalink to &quot;cutmix?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>cutmix?</strong>: <code>number</code></p></blockquote><p>Alpha of CutMix, see <code>mixBatch</code>. Default 0: none.</p><hr><h3 id="mean" tabindex="-1">mean <a class="header-anchor" href="#mean" aria-label="Permalink to &quot;mean&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>mean</strong>: readonly <code>number</code>[]</p></blockquote><p>By channel, as fractions of 255.</p><hr><h3 id="mixup" tabindex="-1">mixup? <a class="header-anchor" href="#mixup" aria-label="Permalink to &quot;mixup?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mixup?</strong>: <code>number</code></p></blockquote><p>Alpha of mixup, see <code>mixBatch</code>. Default 0: none.</p><hr><h3 id="prefetch" tabindex="-1">prefetch? <a class="header-anchor" href="#prefetch" aria-label="Permalink to &quot;prefetch?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>prefetch?</strong>: <code>number</code></p></blockquote><p>Batches that are loaded while one is used. Default 1; 0: none.</p><hr><h3 id="std" tabindex="-1">std <a class="header-anchor" href="#std" aria-label="Permalink to &quot;std&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>std</strong>: readonly <code>number</code>[]</p></blockquote><p>By channel, as fractions of 255.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>balanced?</code>, <code>batchSize</code>, <code>dropLast?</code>, <code>epoch?</code>, <code>from?</code>, <code>seed?</code>, <code>shuffle?</code>, <code>to?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/ImageBatchOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageBatchOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageBatchOptions as default
};
