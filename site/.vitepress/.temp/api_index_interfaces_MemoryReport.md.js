import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MemoryReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/MemoryReport.md","filePath":"api/index/interfaces/MemoryReport.md"}');
const _sfc_main = { name: "api/index/interfaces/MemoryReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / MemoryReport</p><h1 id="interface-memoryreport" tabindex="-1">Interface: MemoryReport <a class="header-anchor" href="#interface-memoryreport" aria-label="Permalink to &quot;Interface: MemoryReport&quot;">​</a></h1><p>Bytes that a backend holds.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="arenabytes" tabindex="-1">arenaBytes <a class="header-anchor" href="#arenabytes" aria-label="Permalink to &quot;arenaBytes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>arenaBytes</strong>: <code>number</code></p></blockquote><p>Bytes of the arena shared by all Programs.</p><hr><h3 id="storagebytes" tabindex="-1">storageBytes <a class="header-anchor" href="#storagebytes" aria-label="Permalink to &quot;storageBytes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>storageBytes</strong>: <code>number</code></p></blockquote><p>Bytes of live storages.</p><hr><h3 id="storagecount" tabindex="-1">storageCount <a class="header-anchor" href="#storagecount" aria-label="Permalink to &quot;storageCount&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>storageCount</strong>: <code>number</code></p></blockquote><p>How many these are.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/MemoryReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MemoryReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MemoryReport as default
};
