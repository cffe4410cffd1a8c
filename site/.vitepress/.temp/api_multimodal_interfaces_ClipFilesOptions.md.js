import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClipFilesOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/ClipFilesOptions.md","filePath":"api/multimodal/interfaces/ClipFilesOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/ClipFilesOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / ClipFilesOptions</p><h1 id="interface-clipfilesoptions" tabindex="-1">Interface: ClipFilesOptions <a class="header-anchor" href="#interface-clipfilesoptions" aria-label="Permalink to &quot;Interface: ClipFilesOptions&quot;">​</a></h1><p>Options of <code>clipFiles</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./SaveClipOptions"><code>SaveClipOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="preprocessing" tabindex="-1">preprocessing? <a class="header-anchor" href="#preprocessing" aria-label="Permalink to &quot;preprocessing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>preprocessing?</strong>: <a href="./ClipPreprocessing"><code>ClipPreprocessing</code></a></p></blockquote><p>Default: as OpenAI&#39;s models, of the model&#39;s image size.</p><hr><h3 id="tokenizer" tabindex="-1">tokenizer? <a class="header-anchor" href="#tokenizer" aria-label="Permalink to &quot;tokenizer?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>tokenizer?</strong>: <a href="./../../text/classes/Tokenizer"><code>Tokenizer</code></a></p></blockquote><p>Default: none, and no files of one.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>layout?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/ClipFilesOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipFilesOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipFilesOptions as default
};
