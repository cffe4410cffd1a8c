import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FlattenOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/FlattenOptions.md","filePath":"api/nn/interfaces/FlattenOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/FlattenOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / FlattenOptions</p><h1 id="interface-flattenoptions" tabindex="-1">Interface: FlattenOptions <a class="header-anchor" href="#interface-flattenoptions" aria-label="Permalink to &quot;Interface: FlattenOptions&quot;">​</a></h1><p>Options of <code>Flatten</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="order" tabindex="-1">order? <a class="header-anchor" href="#order" aria-label="Permalink to &quot;order?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>order?</strong>: <code>&quot;channelsFirst&quot;</code> | <code>&quot;channelsLast&quot;</code></p></blockquote><p>Order of an image&#39;s values: &#39;channelsFirst&#39; (the default) is PyTorch&#39;s, for weights from there; &#39;channelsLast&#39; costs nothing.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/FlattenOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FlattenOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FlattenOptions as default
};
