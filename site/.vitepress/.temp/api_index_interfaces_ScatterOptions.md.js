import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ScatterOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/ScatterOptions.md","filePath":"api/index/interfaces/ScatterOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/ScatterOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / ScatterOptions</p><h1 id="interface-scatteroptions" tabindex="-1">Interface: ScatterOptions <a class="header-anchor" href="#interface-scatteroptions" aria-label="Permalink to &quot;Interface: ScatterOptions&quot;">​</a></h1><p>Options of <code>scatter</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="reduce" tabindex="-1">reduce? <a class="header-anchor" href="#reduce" aria-label="Permalink to &quot;reduce?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduce?</strong>: <code>&quot;add&quot;</code> | <code>&quot;none&quot;</code></p></blockquote><p>&#39;add&#39; adds the updates to what is there. Default &#39;none&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/ScatterOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ScatterOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ScatterOptions as default
};
