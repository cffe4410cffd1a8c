import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CharbonnierOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/CharbonnierOptions.md","filePath":"api/ops/interfaces/CharbonnierOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/CharbonnierOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / CharbonnierOptions</p><h1 id="interface-charbonnieroptions" tabindex="-1">Interface: CharbonnierOptions <a class="header-anchor" href="#interface-charbonnieroptions" aria-label="Permalink to &quot;Interface: CharbonnierOptions&quot;">​</a></h1><p>Options of <code>charbonnierLoss</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./RegressionOptions"><code>RegressionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Width of the rounded tip. Default 1e-3.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>reduction?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/CharbonnierOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CharbonnierOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CharbonnierOptions as default
};
