import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassScore","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/interfaces/ClassScore.md","filePath":"api/predict/interfaces/ClassScore.md"}');
const _sfc_main = { name: "api/predict/interfaces/ClassScore.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / ClassScore</p><h1 id="interface-classscore" tabindex="-1">Interface: ClassScore <a class="header-anchor" href="#interface-classscore" aria-label="Permalink to &quot;Interface: ClassScore&quot;">​</a></h1><p>A class that a picture may show.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="index" tabindex="-1">index <a class="header-anchor" href="#index" aria-label="Permalink to &quot;index&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>index</strong>: <code>number</code></p></blockquote><p>Its number, from 0.</p><hr><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>name</strong>: <code>string</code></p></blockquote><p>Its name, or its number where the network has no names.</p><hr><h3 id="probability" tabindex="-1">probability <a class="header-anchor" href="#probability" aria-label="Permalink to &quot;probability&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>probability</strong>: <code>number</code></p></blockquote><p>0…1</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/interfaces/ClassScore.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassScore = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassScore as default
};
