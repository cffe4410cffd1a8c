import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecurrentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/RecurrentOptions.md","filePath":"api/nn/interfaces/RecurrentOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/RecurrentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / RecurrentOptions</p><h1 id="interface-recurrentoptions" tabindex="-1">Interface: RecurrentOptions <a class="header-anchor" href="#interface-recurrentoptions" aria-label="Permalink to &quot;Interface: RecurrentOptions&quot;">​</a></h1><p>Options of recurrent layers.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="bias" tabindex="-1">bias? <a class="header-anchor" href="#bias" aria-label="Permalink to &quot;bias?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>bias?</strong>: <code>boolean</code></p></blockquote><p>Default true.</p><hr><h3 id="bidirectional" tabindex="-1">bidirectional? <a class="header-anchor" href="#bidirectional" aria-label="Permalink to &quot;bidirectional?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>bidirectional?</strong>: <code>boolean</code></p></blockquote><p>A second direction, from the end to the beginning, whose outputs stand behind those of the first. Default false.</p><hr><h3 id="numlayers" tabindex="-1">numLayers? <a class="header-anchor" href="#numlayers" aria-label="Permalink to &quot;numLayers?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>numLayers?</strong>: <code>number</code></p></blockquote><p>Layers one behind the other. Default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/RecurrentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecurrentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecurrentOptions as default
};
