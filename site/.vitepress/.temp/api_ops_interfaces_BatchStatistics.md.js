import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BatchStatistics","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/BatchStatistics.md","filePath":"api/ops/interfaces/BatchStatistics.md"}');
const _sfc_main = { name: "api/ops/interfaces/BatchStatistics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / BatchStatistics</p><h1 id="interface-batchstatistics" tabindex="-1">Interface: BatchStatistics <a class="header-anchor" href="#interface-batchstatistics" aria-label="Permalink to &quot;Interface: BatchStatistics&quot;">​</a></h1><p>What <code>batchNormTraining</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="count" tabindex="-1">count <a class="header-anchor" href="#count" aria-label="Permalink to &quot;count&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>count</strong>: <code>number</code></p></blockquote><p>Values that each mean was taken over.</p><hr><h3 id="mean" tabindex="-1">mean <a class="header-anchor" href="#mean" aria-label="Permalink to &quot;mean&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>mean</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[C]</code>.</p><hr><h3 id="variance" tabindex="-1">variance <a class="header-anchor" href="#variance" aria-label="Permalink to &quot;variance&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>variance</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Biased variance <code>[C]</code>.</p><hr><h3 id="y" tabindex="-1">y <a class="header-anchor" href="#y" aria-label="Permalink to &quot;y&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>y</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Normalised input, <code>[…, C]</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/BatchStatistics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BatchStatistics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BatchStatistics as default
};
