import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Word2VecOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/Word2VecOptions.md","filePath":"api/features/interfaces/Word2VecOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/Word2VecOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / Word2VecOptions</p><h1 id="interface-word2vecoptions" tabindex="-1">Interface: Word2VecOptions <a class="header-anchor" href="#interface-word2vecoptions" aria-label="Permalink to &quot;Interface: Word2VecOptions&quot;">​</a></h1><p>Options of <code>Word2Vec</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Partial</code>&lt;<code>SkipGramOptions</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="mincount" tabindex="-1">minCount? <a class="header-anchor" href="#mincount" aria-label="Permalink to &quot;minCount?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>minCount?</strong>: <code>number</code></p></blockquote><p>Rarer words are left out; default 5.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>dimensions?</code>, <code>epochs?</code>, <code>learningRate?</code>, <code>negative?</code>, <code>sample?</code>, <code>seed?</code>, <code>window?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/Word2VecOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Word2VecOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Word2VecOptions as default
};
