import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FlipCause","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/FlipCause.md","filePath":"api/analysis/interfaces/FlipCause.md"}');
const _sfc_main = { name: "api/analysis/interfaces/FlipCause.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FlipCause</p><h1 id="interface-flipcause" tabindex="-1">Interface: FlipCause <a class="header-anchor" href="#interface-flipcause" aria-label="Permalink to &quot;Interface: FlipCause&quot;">​</a></h1><p>A layer that misaligns what was aligned.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="advice" tabindex="-1">advice <a class="header-anchor" href="#advice" aria-label="Permalink to &quot;advice&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>advice</strong>: <code>string</code></p></blockquote><p>What to do about it.</p><hr><h3 id="layer" tabindex="-1">layer <a class="header-anchor" href="#layer" aria-label="Permalink to &quot;layer&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layer</strong>: <code>string</code></p></blockquote><p>Dotted name; &#39;&#39; for the model itself, between its layers.</p><hr><h3 id="reason" tabindex="-1">reason <a class="header-anchor" href="#reason" aria-label="Permalink to &quot;reason&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>reason</strong>: <code>string</code></p></blockquote><p>What looks at other places.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/FlipCause.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FlipCause = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FlipCause as default
};
