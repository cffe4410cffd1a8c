import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: EmbeddedImage<I>","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/type-aliases/EmbeddedImage.md","filePath":"api/multimodal/type-aliases/EmbeddedImage.md"}');
const _sfc_main = { name: "api/multimodal/type-aliases/EmbeddedImage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / EmbeddedImage</p><h1 id="type-alias-embeddedimage-i" tabindex="-1">Type Alias: EmbeddedImage&lt;I&gt; <a class="header-anchor" href="#type-alias-embeddedimage-i" aria-label="Permalink to &quot;Type Alias: EmbeddedImage\\&lt;I\\&gt;&quot;">​</a></h1><blockquote><p><strong>EmbeddedImage</strong>&lt;<code>I</code>&gt; = { <code>embedding</code>: <code>Float32Array</code>; <code>error?</code>: <code>undefined</code>; <code>input</code>: <code>I</code>; } | { <code>embedding?</code>: <code>undefined</code>; <code>error</code>: <a href="./../../index/classes/ValueError"><code>ValueError</code></a>; <code>input</code>: <code>I</code>; }</p></blockquote><p>What came of one picture: its embedding, or why there is none.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-i"></a> <code>I</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/type-aliases/EmbeddedImage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EmbeddedImage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EmbeddedImage as default
};
