import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Neighbour","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/Neighbour.md","filePath":"api/features/interfaces/Neighbour.md"}');
const _sfc_main = { name: "api/features/interfaces/Neighbour.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / Neighbour</p><h1 id="interface-neighbour" tabindex="-1">Interface: Neighbour <a class="header-anchor" href="#interface-neighbour" aria-label="Permalink to &quot;Interface: Neighbour&quot;">​</a></h1><p>A word and its cosine similarity.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="similarity" tabindex="-1">similarity <a class="header-anchor" href="#similarity" aria-label="Permalink to &quot;similarity&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>similarity</strong>: <code>number</code></p></blockquote><p>Cosine of the angle.</p><hr><h3 id="word" tabindex="-1">word <a class="header-anchor" href="#word" aria-label="Permalink to &quot;word&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>word</strong>: <code>string</code></p></blockquote><p>A word of the vocabulary.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/Neighbour.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Neighbour = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Neighbour as default
};
