import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TopkOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/TopkOptions.md","filePath":"api/index/interfaces/TopkOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/TopkOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / TopkOptions</p><h1 id="interface-topkoptions" tabindex="-1">Interface: TopkOptions <a class="header-anchor" href="#interface-topkoptions" aria-label="Permalink to &quot;Interface: TopkOptions&quot;">​</a></h1><p>Options of <code>topk</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="largest" tabindex="-1">largest? <a class="header-anchor" href="#largest" aria-label="Permalink to &quot;largest?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>largest?</strong>: <code>boolean</code></p></blockquote><p>The largest elements, or the smallest. Default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/TopkOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TopkOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TopkOptions as default
};
