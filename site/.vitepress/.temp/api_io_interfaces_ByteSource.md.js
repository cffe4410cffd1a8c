import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ByteSource","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/interfaces/ByteSource.md","filePath":"api/io/interfaces/ByteSource.md"}');
const _sfc_main = { name: "api/io/interfaces/ByteSource.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / ByteSource</p><h1 id="interface-bytesource" tabindex="-1">Interface: ByteSource <a class="header-anchor" href="#interface-bytesource" aria-label="Permalink to &quot;Interface: ByteSource&quot;">​</a></h1><p>Bytes that can be read in any order: a file, a Blob, memory.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>name</strong>: <code>string</code></p></blockquote><p>What error messages call it: a path, for example.</p><hr><h3 id="size" tabindex="-1">size <a class="header-anchor" href="#size" aria-label="Permalink to &quot;size&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>size</strong>: <code>number</code></p></blockquote><p>In bytes.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="read" tabindex="-1">read() <a class="header-anchor" href="#read" aria-label="Permalink to &quot;read()&quot;">​</a></h3><blockquote><p><strong>read</strong>(<code>offset</code>, <code>length</code>): <code>Promise</code>&lt;<code>Uint8Array</code>&lt;<code>ArrayBuffer</code>&gt;&gt;</p></blockquote><p>The bytes from <code>offset</code> on, fewer than <code>length</code> only at the end. The caller owns them.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>offset</code></td><td><code>number</code></td></tr><tr><td><code>length</code></td><td><code>number</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Promise</code>&lt;<code>Uint8Array</code>&lt;<code>ArrayBuffer</code>&gt;&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/interfaces/ByteSource.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ByteSource = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ByteSource as default
};
