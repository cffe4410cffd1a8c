import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TransformerStackOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/TransformerStackOptions.md","filePath":"api/nn/interfaces/TransformerStackOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/TransformerStackOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / TransformerStackOptions</p><h1 id="interface-transformerstackoptions" tabindex="-1">Interface: TransformerStackOptions <a class="header-anchor" href="#interface-transformerstackoptions" aria-label="Permalink to &quot;Interface: TransformerStackOptions&quot;">​</a></h1><p>Options of <code>TransformerEncoder</code> and <code>TransformerDecoder</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="norm" tabindex="-1">norm? <a class="header-anchor" href="#norm" aria-label="Permalink to &quot;norm?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>norm?</strong>: <a href="./../classes/LayerNorm"><code>LayerNorm</code></a></p></blockquote><p>Behind the last layer. Default none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/TransformerStackOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TransformerStackOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TransformerStackOptions as default
};
