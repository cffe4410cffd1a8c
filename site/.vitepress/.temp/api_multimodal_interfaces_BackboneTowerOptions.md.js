import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BackboneTowerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/BackboneTowerOptions.md","filePath":"api/multimodal/interfaces/BackboneTowerOptions.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/BackboneTowerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / BackboneTowerOptions</p><h1 id="interface-backbonetoweroptions" tabindex="-1">Interface: BackboneTowerOptions <a class="header-anchor" href="#interface-backbonetoweroptions" aria-label="Permalink to &quot;Interface: BackboneTowerOptions&quot;">​</a></h1><p>A model of <code>createModel</code> as image tower, its classifier a projection without bias.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./../../models/interfaces/ModelOptions"><code>ModelOptions</code></a>, <code>&quot;numClasses&quot;</code> | <code>&quot;classifier&quot;</code> | <code>&quot;cosineScale&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="backbone" tabindex="-1">backbone <a class="header-anchor" href="#backbone" aria-label="Permalink to &quot;backbone&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>backbone</strong>: <code>string</code></p></blockquote><p>A name of <code>listModels</code>.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>dropPathRate?</code>, <code>dropRate?</code>, <code>imageSize?</code>, <code>inChannels?</code>, <code>smallImage?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/BackboneTowerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BackboneTowerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BackboneTowerOptions as default
};
