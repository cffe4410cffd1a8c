import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HookHandle","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/HookHandle.md","filePath":"api/nn/interfaces/HookHandle.md"}');
const _sfc_main = { name: "api/nn/interfaces/HookHandle.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / HookHandle</p><h1 id="interface-hookhandle" tabindex="-1">Interface: HookHandle <a class="header-anchor" href="#interface-hookhandle" aria-label="Permalink to &quot;Interface: HookHandle&quot;">​</a></h1><p>What a hook is removed by.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="remove" tabindex="-1">remove() <a class="header-anchor" href="#remove" aria-label="Permalink to &quot;remove()&quot;">​</a></h3><blockquote><p><strong>remove</strong>(): <code>void</code></p></blockquote><p>Once is enough; a second call does nothing.</p><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>void</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/HookHandle.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HookHandle = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HookHandle as default
};
