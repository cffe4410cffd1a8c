import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomizationStage","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/RandomizationStage.md","filePath":"api/analysis/interfaces/RandomizationStage.md"}');
const _sfc_main = { name: "api/analysis/interfaces/RandomizationStage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / RandomizationStage</p><h1 id="interface-randomizationstage" tabindex="-1">Interface: RandomizationStage <a class="header-anchor" href="#interface-randomizationstage" aria-label="Permalink to &quot;Interface: RandomizationStage&quot;">​</a></h1><p>After one more part of the model has been made random.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="layers" tabindex="-1">layers <a class="header-anchor" href="#layers" aria-label="Permalink to &quot;layers&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layers</strong>: readonly <code>string</code>[]</p></blockquote><p>Dotted names of the layers that became random, the last one first.</p><hr><h3 id="rankcorrelation" tabindex="-1">rankCorrelation <a class="header-anchor" href="#rankcorrelation" aria-label="Permalink to &quot;rankCorrelation&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>rankCorrelation</strong>: <code>number</code> | <code>null</code></p></blockquote><p>Mean of those that there are.</p><hr><h3 id="rankcorrelations" tabindex="-1">rankCorrelations <a class="header-anchor" href="#rankcorrelations" aria-label="Permalink to &quot;rankCorrelations&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>rankCorrelations</strong>: readonly (<code>number</code> | <code>null</code>)[]</p></blockquote><p>Spearman&#39;s rank correlation of the map with the one of the given weights, image by image; null where a map is the same all over.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/RandomizationStage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomizationStage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomizationStage as default
};
