import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttentionRolloutMaps","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/AttentionRolloutMaps.md","filePath":"api/analysis/interfaces/AttentionRolloutMaps.md"}');
const _sfc_main = { name: "api/analysis/interfaces/AttentionRolloutMaps.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AttentionRolloutMaps</p><h1 id="interface-attentionrolloutmaps" tabindex="-1">Interface: AttentionRolloutMaps <a class="header-anchor" href="#interface-attentionrolloutmaps" aria-label="Permalink to &quot;Interface: AttentionRolloutMaps&quot;">​</a></h1><p>What <code>attentionRollout</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classes" tabindex="-1">classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;classes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>classes</strong>: <code>Int32Array</code></p></blockquote><p><code>[N]</code>: the likeliest class of each image. The heat is of no class: it tells where the network looks.</p><hr><h3 id="heat" tabindex="-1">heat <a class="header-anchor" href="#heat" aria-label="Permalink to &quot;heat&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>heat</strong>: <code>Float32Array</code></p></blockquote><p><code>[N, height, width]</code>, 0…1: the part of each patch in what the head reads, over the largest part.</p><hr><h3 id="height" tabindex="-1">height <a class="header-anchor" href="#height" aria-label="Permalink to &quot;height&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>height</strong>: <code>number</code></p></blockquote><p>Of the grid of patches.</p><hr><h3 id="width" tabindex="-1">width <a class="header-anchor" href="#width" aria-label="Permalink to &quot;width&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>width</strong>: <code>number</code></p></blockquote><p>Columns of it.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/AttentionRolloutMaps.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttentionRolloutMaps = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttentionRolloutMaps as default
};
