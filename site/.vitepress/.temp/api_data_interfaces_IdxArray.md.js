import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IdxArray","description":"","frontmatter":{},"headers":[],"relativePath":"api/data/interfaces/IdxArray.md","filePath":"api/data/interfaces/IdxArray.md"}');
const _sfc_main = { name: "api/data/interfaces/IdxArray.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">data</a> / IdxArray</p><h1 id="interface-idxarray" tabindex="-1">Interface: IdxArray <a class="header-anchor" href="#interface-idxarray" aria-label="Permalink to &quot;Interface: IdxArray&quot;">​</a></h1><p>Contents of an IDX file.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="data" tabindex="-1">data <a class="header-anchor" href="#data" aria-label="Permalink to &quot;data&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>data</strong>: <code>Uint8Array</code></p></blockquote><p>Row-major.</p><hr><h3 id="shape" tabindex="-1">shape <a class="header-anchor" href="#shape" aria-label="Permalink to &quot;shape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>shape</strong>: readonly <code>number</code>[]</p></blockquote><p>As the file&#39;s header says.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/data/interfaces/IdxArray.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IdxArray = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IdxArray as default
};
