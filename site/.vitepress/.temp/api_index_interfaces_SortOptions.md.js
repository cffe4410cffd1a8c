import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SortOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/SortOptions.md","filePath":"api/index/interfaces/SortOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/SortOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / SortOptions</p><h1 id="interface-sortoptions" tabindex="-1">Interface: SortOptions <a class="header-anchor" href="#interface-sortoptions" aria-label="Permalink to &quot;Interface: SortOptions&quot;">​</a></h1><p>Options of <code>sort</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="descending" tabindex="-1">descending? <a class="header-anchor" href="#descending" aria-label="Permalink to &quot;descending?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>descending?</strong>: <code>boolean</code></p></blockquote><p>The largest first. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/SortOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SortOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SortOptions as default
};
