import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KlDivergenceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/KlDivergenceOptions.md","filePath":"api/ops/interfaces/KlDivergenceOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/KlDivergenceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / KlDivergenceOptions</p><h1 id="interface-kldivergenceoptions" tabindex="-1">Interface: KlDivergenceOptions <a class="header-anchor" href="#interface-kldivergenceoptions" aria-label="Permalink to &quot;Interface: KlDivergenceOptions&quot;">​</a></h1><p>Options of <code>klDivergence</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="logtarget" tabindex="-1">logTarget? <a class="header-anchor" href="#logtarget" aria-label="Permalink to &quot;logTarget?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>logTarget?</strong>: <code>boolean</code></p></blockquote><p>Whether the target holds logarithms too. Default false.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a> | <code>&quot;batchMean&quot;</code></p></blockquote><p>&#39;batchMean&#39; divides by the first axis and so is the divergence of a row; &#39;mean&#39; (default) divides by the number of elements.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/KlDivergenceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KlDivergenceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KlDivergenceOptions as default
};
