import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TextTowerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/TextTowerOptions.md","filePath":"api/multimodal/interfaces/TextTowerOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/TextTowerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / TextTowerOptions</p><h1 id="interface-texttoweroptions" tabindex="-1">Interface: TextTowerOptions <a class="header-anchor" href="#interface-texttoweroptions" aria-label="Permalink to &quot;Interface: TextTowerOptions&quot;">​</a></h1><p>The text tower, a causal transformer.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./TowerOptions"><code>TowerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="contextlength" tabindex="-1">contextLength? <a class="header-anchor" href="#contextlength" aria-label="Permalink to &quot;contextLength?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>contextLength?</strong>: <code>number</code></p></blockquote><p>Tokens of a text at most. Default 77.</p><hr><h3 id="endtokenid" tabindex="-1">endTokenId? <a class="header-anchor" href="#endtokenid" aria-label="Permalink to &quot;endTokenId?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>endTokenId?</strong>: <code>number</code></p></blockquote><p>Number of the token that ends a text; the first one counts. Default: the largest number of each row, which is that token in CLIP&#39;s vocabulary.</p><hr><h3 id="vocabsize" tabindex="-1">vocabSize? <a class="header-anchor" href="#vocabsize" aria-label="Permalink to &quot;vocabSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>vocabSize?</strong>: <code>number</code></p></blockquote><p>Default 49408.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>activation?</code>, <code>eps?</code>, <code>heads?</code>, <code>hiddenFeatures?</code>, <code>layers?</code>, <code>width?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/TextTowerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TextTowerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TextTowerOptions as default
};
