import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ByteSourceLike","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/type-aliases/ByteSourceLike.md","filePath":"api/io/type-aliases/ByteSourceLike.md"}');
const _sfc_main = { name: "api/io/type-aliases/ByteSourceLike.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / ByteSourceLike</p><h1 id="type-alias-bytesourcelike" tabindex="-1">Type Alias: ByteSourceLike <a class="header-anchor" href="#type-alias-bytesourcelike" aria-label="Permalink to &quot;Type Alias: ByteSourceLike&quot;">​</a></h1><blockquote><p><strong>ByteSourceLike</strong> = <a href="./../interfaces/ByteSource"><code>ByteSource</code></a> | <code>string</code> | <code>URL</code></p></blockquote><p>What is read from: a source, or in Node a path or file URL.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/type-aliases/ByteSourceLike.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ByteSourceLike = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ByteSourceLike as default
};
