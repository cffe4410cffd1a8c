import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Pad2dOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/Pad2dOptions.md","filePath":"api/ops/interfaces/Pad2dOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/Pad2dOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / Pad2dOptions</p><h1 id="interface-pad2doptions" tabindex="-1">Interface: Pad2dOptions <a class="header-anchor" href="#interface-pad2doptions" aria-label="Permalink to &quot;Interface: Pad2dOptions&quot;">​</a></h1><p>Options of <code>pad2d</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="mode" tabindex="-1">mode? <a class="header-anchor" href="#mode" aria-label="Permalink to &quot;mode?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mode?</strong>: <code>&quot;reflect&quot;</code> | <code>&quot;replicate&quot;</code> | <code>&quot;circular&quot;</code> | <code>&quot;zeros&quot;</code></p></blockquote><p>Default &#39;zeros&#39;, which stands for <code>value</code>.</p><hr><h3 id="value" tabindex="-1">value? <a class="header-anchor" href="#value" aria-label="Permalink to &quot;value?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>value?</strong>: <code>number</code></p></blockquote><p>What &#39;zeros&#39; pads with. Default 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/Pad2dOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Pad2dOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Pad2dOptions as default
};
