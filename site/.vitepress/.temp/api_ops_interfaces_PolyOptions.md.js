import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PolyOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/PolyOptions.md","filePath":"api/ops/interfaces/PolyOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/PolyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / PolyOptions</p><h1 id="interface-polyoptions" tabindex="-1">Interface: PolyOptions <a class="header-anchor" href="#interface-polyoptions" aria-label="Permalink to &quot;Interface: PolyOptions&quot;">​</a></h1><p>Options of <code>polyLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="epsilon" tabindex="-1">epsilon? <a class="header-anchor" href="#epsilon" aria-label="Permalink to &quot;epsilon?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>epsilon?</strong>: <code>number</code></p></blockquote><p>ε₁, the weight of 1 − p beside cross-entropy&#39;s own. Default 1.</p><hr><h3 id="ignoreindex" tabindex="-1">ignoreIndex? <a class="header-anchor" href="#ignoreindex" aria-label="Permalink to &quot;ignoreIndex?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>ignoreIndex?</strong>: <code>number</code></p></blockquote><p>Labels of this value do not count. Default −100.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;, over the labels that count.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/PolyOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PolyOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PolyOptions as default
};
