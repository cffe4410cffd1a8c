import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FlipAlignmentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/FlipAlignmentOptions.md","filePath":"api/analysis/interfaces/FlipAlignmentOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/FlipAlignmentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FlipAlignmentOptions</p><h1 id="interface-flipalignmentoptions" tabindex="-1">Interface: FlipAlignmentOptions <a class="header-anchor" href="#interface-flipalignmentoptions" aria-label="Permalink to &quot;Interface: FlipAlignmentOptions&quot;">​</a></h1><p>Options of <code>flipAlignment</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="axis" tabindex="-1">axis? <a class="header-anchor" href="#axis" aria-label="Permalink to &quot;axis?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>axis?</strong>: <code>&quot;vertical&quot;</code> | <code>&quot;horizontal&quot;</code></p></blockquote><p>&#39;horizontal&#39;: left and right change places; &#39;vertical&#39;: top and bottom. Default &#39;horizontal&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/FlipAlignmentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FlipAlignmentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FlipAlignmentOptions as default
};
