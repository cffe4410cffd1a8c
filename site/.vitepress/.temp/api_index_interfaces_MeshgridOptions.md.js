import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MeshgridOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/MeshgridOptions.md","filePath":"api/index/interfaces/MeshgridOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/MeshgridOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / MeshgridOptions</p><h1 id="interface-meshgridoptions" tabindex="-1">Interface: MeshgridOptions <a class="header-anchor" href="#interface-meshgridoptions" aria-label="Permalink to &quot;Interface: MeshgridOptions&quot;">​</a></h1><p>Options of <code>meshgrid</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="indexing" tabindex="-1">indexing? <a class="header-anchor" href="#indexing" aria-label="Permalink to &quot;indexing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>indexing?</strong>: <code>&quot;ij&quot;</code> | <code>&quot;xy&quot;</code></p></blockquote><p>&#39;xy&#39; has the first two axes swapped, as images have. Default &#39;ij&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/MeshgridOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MeshgridOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MeshgridOptions as default
};
