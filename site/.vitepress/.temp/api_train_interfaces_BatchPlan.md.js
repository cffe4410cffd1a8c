import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BatchPlan","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/BatchPlan.md","filePath":"api/train/interfaces/BatchPlan.md"}');
const _sfc_main = { name: "api/train/interfaces/BatchPlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / BatchPlan</p><h1 id="interface-batchplan" tabindex="-1">Interface: BatchPlan <a class="header-anchor" href="#interface-batchplan" aria-label="Permalink to &quot;Interface: BatchPlan&quot;">​</a></h1><p>What batches are like.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="mixed" tabindex="-1">mixed? <a class="header-anchor" href="#mixed" aria-label="Permalink to &quot;mixed?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mixed?</strong>: <code>boolean</code></p></blockquote><p>Whether images are mixed (<code>imageBatches</code> with mixup or cutmix). Default false.</p><hr><h3 id="severalof" tabindex="-1">severalOf? <a class="header-anchor" href="#severalof" aria-label="Permalink to &quot;severalOf?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>severalOf?</strong>: <code>number</code></p></blockquote><p>Classes of images that can show several of them. Default: each shows one.</p><hr><h3 id="shape" tabindex="-1">shape <a class="header-anchor" href="#shape" aria-label="Permalink to &quot;shape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>shape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p><code>[N, H, W, C]</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/BatchPlan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BatchPlan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BatchPlan as default
};
