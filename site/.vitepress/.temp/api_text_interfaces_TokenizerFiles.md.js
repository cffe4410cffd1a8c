import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TokenizerFiles","description":"","frontmatter":{},"headers":[],"relativePath":"api/text/interfaces/TokenizerFiles.md","filePath":"api/text/interfaces/TokenizerFiles.md"}');
const _sfc_main = { name: "api/text/interfaces/TokenizerFiles.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">text</a> / TokenizerFiles</p><h1 id="interface-tokenizerfiles" tabindex="-1">Interface: TokenizerFiles <a class="header-anchor" href="#interface-tokenizerfiles" aria-label="Permalink to &quot;Interface: TokenizerFiles&quot;">​</a></h1><p>Contents of the files of a tokenizer, as Hugging Face&#39;s repositories hold them: <code>tokenizerJson</code>, or else <code>vocab</code> and <code>merges</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="merges" tabindex="-1">merges? <a class="header-anchor" href="#merges" aria-label="Permalink to &quot;merges?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>merges?</strong>: <code>string</code></p></blockquote><p>merges.txt</p><hr><h3 id="tokenizerconfig" tabindex="-1">tokenizerConfig? <a class="header-anchor" href="#tokenizerconfig" aria-label="Permalink to &quot;tokenizerConfig?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>tokenizerConfig?</strong>: <code>string</code></p></blockquote><p>tokenizer_config.json, which may be missing.</p><hr><h3 id="tokenizerjson" tabindex="-1">tokenizerJson? <a class="header-anchor" href="#tokenizerjson" aria-label="Permalink to &quot;tokenizerJson?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>tokenizerJson?</strong>: <code>string</code></p></blockquote><p>tokenizer.json</p><hr><h3 id="vocab" tabindex="-1">vocab? <a class="header-anchor" href="#vocab" aria-label="Permalink to &quot;vocab?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>vocab?</strong>: <code>string</code></p></blockquote><p>vocab.json</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/text/interfaces/TokenizerFiles.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TokenizerFiles = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TokenizerFiles as default
};
