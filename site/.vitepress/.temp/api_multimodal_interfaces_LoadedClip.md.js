import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadedClip","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/LoadedClip.md","filePath":"api/multimodal/interfaces/LoadedClip.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/LoadedClip.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / LoadedClip</p><h1 id="interface-loadedclip" tabindex="-1">Interface: LoadedClip <a class="header-anchor" href="#interface-loadedclip" aria-label="Permalink to &quot;Interface: LoadedClip&quot;">​</a></h1><p>A two-tower model, and what goes with it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="layout" tabindex="-1">layout <a class="header-anchor" href="#layout" aria-label="Permalink to &quot;layout&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layout</strong>: <code>&quot;transformers&quot;</code> | <code>&quot;open_clip&quot;</code></p></blockquote><p>Whose names the weights have.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <a href="./../classes/Clip"><code>Clip</code></a></p></blockquote><p>In evaluation mode.</p><hr><h3 id="preprocessing" tabindex="-1">preprocessing <a class="header-anchor" href="#preprocessing" aria-label="Permalink to &quot;preprocessing&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>preprocessing</strong>: <a href="./ClipPreprocessing"><code>ClipPreprocessing</code></a></p></blockquote><p>How pictures become the model&#39;s input.</p><hr><h3 id="tokenizer" tabindex="-1">tokenizer <a class="header-anchor" href="#tokenizer" aria-label="Permalink to &quot;tokenizer&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>tokenizer</strong>: <a href="./../../text/classes/Tokenizer"><code>Tokenizer</code></a> | <code>undefined</code></p></blockquote><p>Undefined where no files of one were given.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/LoadedClip.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadedClip = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadedClip as default
};
