import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Head","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/Head.md","filePath":"api/analysis/interfaces/Head.md"}');
const _sfc_main = { name: "api/analysis/interfaces/Head.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / Head</p><h1 id="interface-head" tabindex="-1">Interface: Head <a class="header-anchor" href="#interface-head" aria-label="Permalink to &quot;Interface: Head&quot;">​</a></h1><p>A head by its layer&#39;s dotted name, counted from 0.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="head" tabindex="-1">head <a class="header-anchor" href="#head" aria-label="Permalink to &quot;head&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>head</strong>: <code>number</code></p></blockquote><p>Its number in the layer, from 0.</p><hr><h3 id="layer" tabindex="-1">layer <a class="header-anchor" href="#layer" aria-label="Permalink to &quot;layer&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layer</strong>: <code>string</code></p></blockquote><p>Dotted name of its attention layer.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/Head.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Head = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Head as default
};
