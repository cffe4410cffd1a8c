import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GraphEdge","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/GraphEdge.md","filePath":"api/analysis/interfaces/GraphEdge.md"}');
const _sfc_main = { name: "api/analysis/interfaces/GraphEdge.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / GraphEdge</p><h1 id="interface-graphedge" tabindex="-1">Interface: GraphEdge <a class="header-anchor" href="#interface-graphedge" aria-label="Permalink to &quot;Interface: GraphEdge&quot;">​</a></h1><p>A value that one node hands to another beside it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="from" tabindex="-1">from <a class="header-anchor" href="#from" aria-label="Permalink to &quot;from&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>from</strong>: <code>string</code></p></blockquote><p><code>id</code> of the node that it comes from.</p><hr><h3 id="shape" tabindex="-1">shape <a class="header-anchor" href="#shape" aria-label="Permalink to &quot;shape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>shape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p><code>[N, H, W, C]</code> for images.</p><hr><h3 id="to" tabindex="-1">to <a class="header-anchor" href="#to" aria-label="Permalink to &quot;to&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>to</strong>: <code>string</code></p></blockquote><p><code>id</code> of the node that it goes to.</p><hr><h3 id="value" tabindex="-1">value <a class="header-anchor" href="#value" aria-label="Permalink to &quot;value&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>value</strong>: <code>number</code></p></blockquote><p>The same for all edges that carry the same tensor.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/GraphEdge.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GraphEdge = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GraphEdge as default
};
