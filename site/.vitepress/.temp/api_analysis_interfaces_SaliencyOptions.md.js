import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SaliencyOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SaliencyOptions.md","filePath":"api/analysis/interfaces/SaliencyOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SaliencyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SaliencyOptions</p><h1 id="interface-saliencyoptions" tabindex="-1">Interface: SaliencyOptions <a class="header-anchor" href="#interface-saliencyoptions" aria-label="Permalink to &quot;Interface: SaliencyOptions&quot;">​</a></h1><p>Options of <code>saliency</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ClassOptions"><code>ClassOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Images that go through the network together. Default 4.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classIndex?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SaliencyOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SaliencyOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SaliencyOptions as default
};
