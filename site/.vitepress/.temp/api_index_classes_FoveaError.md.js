import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Class: FoveaError","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/classes/FoveaError.md","filePath":"api/index/classes/FoveaError.md"}');
const _sfc_main = { name: "api/index/classes/FoveaError.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / FoveaError</p><h1 id="class-foveaerror" tabindex="-1">Class: FoveaError <a class="header-anchor" href="#class-foveaerror" aria-label="Permalink to &quot;Class: FoveaError&quot;">​</a></h1><p>Base of everything that Fovea throws on purpose.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Error</code></li></ul><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DeviceError"><code>DeviceError</code></a></li><li><a href="./DTypeError"><code>DTypeError</code></a></li><li><a href="./InternalError"><code>InternalError</code></a></li><li><a href="./ShapeError"><code>ShapeError</code></a></li><li><a href="./ValueError"><code>ValueError</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><strong>name</strong>: <code>string</code> = <code>&#39;FoveaError&#39;</code></p></blockquote><h4 id="overrides" tabindex="-1">Overrides <a class="header-anchor" href="#overrides" aria-label="Permalink to &quot;Overrides&quot;">​</a></h4><p><code>Error.name</code></p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>Constructor</code>, <code>Constructor</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/classes/FoveaError.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FoveaError = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FoveaError as default
};
