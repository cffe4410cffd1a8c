import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HeadImportanceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/HeadImportanceOptions.md","filePath":"api/analysis/interfaces/HeadImportanceOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/HeadImportanceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / HeadImportanceOptions</p><h1 id="interface-headimportanceoptions" tabindex="-1">Interface: HeadImportanceOptions <a class="header-anchor" href="#interface-headimportanceoptions" aria-label="Permalink to &quot;Interface: HeadImportanceOptions&quot;">​</a></h1><p>Options of <code>headImportance</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Images that go through the network together. Default 4.</p><hr><h3 id="labels" tabindex="-1">labels? <a class="header-anchor" href="#labels" aria-label="Permalink to &quot;labels?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>labels?</strong>: readonly <code>number</code>[] | <code>Int32Array</code>&lt;<code>ArrayBufferLike</code>&gt;</p></blockquote><p>The true class of each image. Default: the likeliest, so that what counts is what the model goes by, right or wrong.</p><hr><h3 id="normalize" tabindex="-1">normalize? <a class="header-anchor" href="#normalize" aria-label="Permalink to &quot;normalize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>normalize?</strong>: <code>boolean</code></p></blockquote><p>Whether the heads of each layer are divided by their norm (l2), so that layers compare, as in the paper. Default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/HeadImportanceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeadImportanceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeadImportanceOptions as default
};
