import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MismatchedKey","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/MismatchedKey.md","filePath":"api/nn/interfaces/MismatchedKey.md"}');
const _sfc_main = { name: "api/nn/interfaces/MismatchedKey.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / MismatchedKey</p><h1 id="interface-mismatchedkey" tabindex="-1">Interface: MismatchedKey <a class="header-anchor" href="#interface-mismatchedkey" aria-label="Permalink to &quot;Interface: MismatchedKey&quot;">​</a></h1><p>A tensor that the dict has in another shape, or for another grid, than the model; shapes are in PyTorch&#39;s layout.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="expected" tabindex="-1">expected <a class="header-anchor" href="#expected" aria-label="Permalink to &quot;expected&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>expected</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p>In the model.</p><hr><h3 id="found" tabindex="-1">found <a class="header-anchor" href="#found" aria-label="Permalink to &quot;found&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>found</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p>In the dict.</p><hr><h3 id="grids" tabindex="-1">grids? <a class="header-anchor" href="#grids" aria-label="Permalink to &quot;grids?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>grids?</strong>: <code>object</code></p></blockquote><p>Where the shapes are the same, but the values belong to the cells of different grids.</p><h4 id="expected-1" tabindex="-1">expected <a class="header-anchor" href="#expected-1" aria-label="Permalink to &quot;expected&quot;">​</a></h4><blockquote><p><code>readonly</code> <strong>expected</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><h4 id="found-1" tabindex="-1">found <a class="header-anchor" href="#found-1" aria-label="Permalink to &quot;found&quot;">​</a></h4><blockquote><p><code>readonly</code> <strong>found</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><hr><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>name</strong>: <code>string</code></p></blockquote><p>Dotted name of the parameter or buffer.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/MismatchedKey.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MismatchedKey = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MismatchedKey as default
};
