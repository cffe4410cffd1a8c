import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MultiMarginOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/MultiMarginOptions.md","filePath":"api/ops/interfaces/MultiMarginOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/MultiMarginOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / MultiMarginOptions</p><h1 id="interface-multimarginoptions" tabindex="-1">Interface: MultiMarginOptions <a class="header-anchor" href="#interface-multimarginoptions" aria-label="Permalink to &quot;Interface: MultiMarginOptions&quot;">​</a></h1><p>Options of <code>multiMarginLoss</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./MarginOptions"><code>MarginOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="p" tabindex="-1">p? <a class="header-anchor" href="#p" aria-label="Permalink to &quot;p?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>p?</strong>: <code>number</code></p></blockquote><p>1 or 2. Default 1.</p><hr><h3 id="weight" tabindex="-1">weight? <a class="header-anchor" href="#weight" aria-label="Permalink to &quot;weight?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>weight?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Factor of the losses of each label, <code>[C]</code>.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>margin?</code>, <code>reduction?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/MultiMarginOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MultiMarginOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MultiMarginOptions as default
};
