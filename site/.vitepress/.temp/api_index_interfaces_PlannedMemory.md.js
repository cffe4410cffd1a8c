import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PlannedMemory","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/PlannedMemory.md","filePath":"api/index/interfaces/PlannedMemory.md"}');
const _sfc_main = { name: "api/index/interfaces/PlannedMemory.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / PlannedMemory</p><h1 id="interface-plannedmemory" tabindex="-1">Interface: PlannedMemory <a class="header-anchor" href="#interface-plannedmemory" aria-label="Permalink to &quot;Interface: PlannedMemory&quot;">​</a></h1><p>Bytes on the active backend.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="arena" tabindex="-1">arena <a class="header-anchor" href="#arena" aria-label="Permalink to &quot;arena&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>arena</strong>: <code>number</code></p></blockquote><p>Values that live while the function runs. The arena is shared by all Programs, and as large as that of the largest.</p><hr><h3 id="arguments" tabindex="-1">arguments <a class="header-anchor" href="#arguments" aria-label="Permalink to &quot;arguments&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>arguments</strong>: <code>number</code></p></blockquote><p>Tensors that the function is given.</p><hr><h3 id="results" tabindex="-1">results <a class="header-anchor" href="#results" aria-label="Permalink to &quot;results&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>results</strong>: <code>number</code></p></blockquote><p>Tensors that it returns.</p><hr><h3 id="states" tabindex="-1">states <a class="header-anchor" href="#states" aria-label="Permalink to &quot;states&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>states</strong>: <code>number</code></p></blockquote><p>States that the function reads or changes, and other tensors that it finds outside.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/PlannedMemory.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PlannedMemory = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PlannedMemory as default
};
