import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BackendOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/BackendOptions.md","filePath":"api/index/interfaces/BackendOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/BackendOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / BackendOptions</p><h1 id="interface-backendoptions" tabindex="-1">Interface: BackendOptions <a class="header-anchor" href="#interface-backendoptions" aria-label="Permalink to &quot;Interface: BackendOptions&quot;">​</a></h1><p>Options of <code>setBackend</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="blas" tabindex="-1">blas? <a class="header-anchor" href="#blas" aria-label="Permalink to &quot;blas?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>blas?</strong>: <code>string</code> | <code>boolean</code></p></blockquote><p>Whether products are a system BLAS&#39;s where one is found (Node, with the package <code>koffi</code>), or which: <code>&#39;openblas&#39;</code>, <code>&#39;blis&#39;</code>, <code>&#39;mkl&#39;</code>, <code>&#39;accelerate&#39;</code>, or a library&#39;s name or path. Default: what the environment variable <code>FOVEA_BLAS</code> says, <code>false</code> without it.</p><hr><h3 id="threads" tabindex="-1">threads? <a class="header-anchor" href="#threads" aria-label="Permalink to &quot;threads?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>threads?</strong>: <code>number</code></p></blockquote><p>Threads that compute, the calling one included. Default: in Node <code>FOVEA_THREADS</code>, if that is set; one per core.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/BackendOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BackendOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BackendOptions as default
};
