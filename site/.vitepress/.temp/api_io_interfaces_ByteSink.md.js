import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ByteSink","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/interfaces/ByteSink.md","filePath":"api/io/interfaces/ByteSink.md"}');
const _sfc_main = { name: "api/io/interfaces/ByteSink.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / ByteSink</p><h1 id="interface-bytesink" tabindex="-1">Interface: ByteSink <a class="header-anchor" href="#interface-bytesink" aria-label="Permalink to &quot;Interface: ByteSink&quot;">​</a></h1><p>Takes bytes in order. A chunk may be a view of live data, so it is used up before the promise resolves.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="write" tabindex="-1">write() <a class="header-anchor" href="#write" aria-label="Permalink to &quot;write()&quot;">​</a></h3><blockquote><p><strong>write</strong>(<code>chunk</code>): <code>Promise</code>&lt;<code>void</code>&gt;</p></blockquote><p>Takes the next bytes; resolves when more can come.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>chunk</code></td><td><code>Uint8Array</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Promise</code>&lt;<code>void</code>&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/interfaces/ByteSink.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ByteSink = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ByteSink as default
};
