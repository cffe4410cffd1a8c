import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OptimizerEntry","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/OptimizerEntry.md","filePath":"api/optim/interfaces/OptimizerEntry.md"}');
const _sfc_main = { name: "api/optim/interfaces/OptimizerEntry.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / OptimizerEntry</p><h1 id="interface-optimizerentry" tabindex="-1">Interface: OptimizerEntry <a class="header-anchor" href="#interface-optimizerentry" aria-label="Permalink to &quot;Interface: OptimizerEntry&quot;">​</a></h1><p>One value of an optimiser&#39;s saved state.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="data" tabindex="-1">data <a class="header-anchor" href="#data" aria-label="Permalink to &quot;data&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>data</strong>: <a href="./../../index/type-aliases/EngineArray"><code>EngineArray</code></a></p></blockquote><p>Row-major.</p><hr><h3 id="shape" tabindex="-1">shape <a class="header-anchor" href="#shape" aria-label="Permalink to &quot;shape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>shape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p>Of the values.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/OptimizerEntry.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OptimizerEntry = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OptimizerEntry as default
};
