import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LovaszSoftmaxOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/LovaszSoftmaxOptions.md","filePath":"api/ops/interfaces/LovaszSoftmaxOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/LovaszSoftmaxOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / LovaszSoftmaxOptions</p><h1 id="interface-lovaszsoftmaxoptions" tabindex="-1">Interface: LovaszSoftmaxOptions <a class="header-anchor" href="#interface-lovaszsoftmaxoptions" aria-label="Permalink to &quot;Interface: LovaszSoftmaxOptions&quot;">​</a></h1><p>Options of <code>lovaszSoftmaxLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classes" tabindex="-1">classes? <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;classes?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>classes?</strong>: <code>&quot;all&quot;</code> | <code>&quot;present&quot;</code></p></blockquote><p>Averages over the classes that occur in the labels, or over all. Default &#39;present&#39;.</p><hr><h3 id="perimage" tabindex="-1">perImage? <a class="header-anchor" href="#perimage" aria-label="Permalink to &quot;perImage?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>perImage?</strong>: <code>boolean</code></p></blockquote><p>Averages over images instead of taking all their pixels together. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/LovaszSoftmaxOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LovaszSoftmaxOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LovaszSoftmaxOptions as default
};
