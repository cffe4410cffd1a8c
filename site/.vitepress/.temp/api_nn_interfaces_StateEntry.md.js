import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StateEntry","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/StateEntry.md","filePath":"api/nn/interfaces/StateEntry.md"}');
const _sfc_main = { name: "api/nn/interfaces/StateEntry.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / StateEntry</p><h1 id="interface-stateentry" tabindex="-1">Interface: StateEntry <a class="header-anchor" href="#interface-stateentry" aria-label="Permalink to &quot;Interface: StateEntry&quot;">​</a></h1><p>One entry of a state dict; <code>shape</code> and order are PyTorch&#39;s.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="data" tabindex="-1">data <a class="header-anchor" href="#data" aria-label="Permalink to &quot;data&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>data</strong>: <a href="./../../index/type-aliases/EngineArray"><code>EngineArray</code></a></p></blockquote><p>Row-major.</p><hr><h3 id="dtype" tabindex="-1">dtype <a class="header-anchor" href="#dtype" aria-label="Permalink to &quot;dtype&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>dtype</strong>: <a href="./../../index/type-aliases/DType"><code>DType</code></a></p></blockquote><p>Of the values.</p><hr><h3 id="grid" tabindex="-1">grid? <a class="header-anchor" href="#grid" aria-label="Permalink to &quot;grid?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>grid?</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Rows and columns of the grid whose cells the values belong to, as of positions; undefined where there is none, or none is known.</p><hr><h3 id="shape" tabindex="-1">shape <a class="header-anchor" href="#shape" aria-label="Permalink to &quot;shape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>shape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p>As PyTorch lays the values out.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/StateEntry.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StateEntry = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StateEntry as default
};
