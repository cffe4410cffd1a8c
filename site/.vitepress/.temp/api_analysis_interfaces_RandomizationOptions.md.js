import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomizationOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/RandomizationOptions.md","filePath":"api/analysis/interfaces/RandomizationOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/RandomizationOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / RandomizationOptions</p><h1 id="interface-randomizationoptions" tabindex="-1">Interface: RandomizationOptions <a class="header-anchor" href="#interface-randomizationoptions" aria-label="Permalink to &quot;Interface: RandomizationOptions&quot;">​</a></h1><p>Options of <code>cascadingRandomization</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./AttributeOptions"><code>AttributeOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="seed" tabindex="-1">seed? <a class="header-anchor" href="#seed" aria-label="Permalink to &quot;seed?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>seed?</strong>: <code>number</code></p></blockquote><p>Of the random weights. Default 0.</p><hr><h3 id="stages" tabindex="-1">stages? <a class="header-anchor" href="#stages" aria-label="Permalink to &quot;stages?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>stages?</strong>: <code>number</code></p></blockquote><p>Maps that are made on the way; layers next to each other are made random together where there are more. Default 10.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classIndex?</code>, <code>layer?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/RandomizationOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomizationOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomizationOptions as default
};
