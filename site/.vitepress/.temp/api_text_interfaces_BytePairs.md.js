import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BytePairs","description":"","frontmatter":{},"headers":[],"relativePath":"api/text/interfaces/BytePairs.md","filePath":"api/text/interfaces/BytePairs.md"}');
const _sfc_main = { name: "api/text/interfaces/BytePairs.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">text</a> / BytePairs</p><h1 id="interface-bytepairs" tabindex="-1">Interface: BytePairs <a class="header-anchor" href="#interface-bytepairs" aria-label="Permalink to &quot;Interface: BytePairs&quot;">​</a></h1><p>What byte pairs make of texts: tokens, and what they are made of.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="merges" tabindex="-1">merges <a class="header-anchor" href="#merges" aria-label="Permalink to &quot;merges&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>merges</strong>: readonly (readonly [<code>string</code>, <code>string</code>])[]</p></blockquote><p>Pairs of tokens that become one, in the order in which they do.</p><hr><h3 id="vocabulary" tabindex="-1">vocabulary <a class="header-anchor" href="#vocabulary" aria-label="Permalink to &quot;vocabulary&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>vocabulary</strong>: <code>ReadonlyMap</code>&lt;<code>string</code>, <code>number</code>&gt;</p></blockquote><p>Numbers of the tokens.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/text/interfaces/BytePairs.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BytePairs = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BytePairs as default
};
