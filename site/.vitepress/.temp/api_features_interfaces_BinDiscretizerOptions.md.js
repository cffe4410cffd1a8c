import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BinDiscretizerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/BinDiscretizerOptions.md","filePath":"api/features/interfaces/BinDiscretizerOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/BinDiscretizerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / BinDiscretizerOptions</p><h1 id="interface-bindiscretizeroptions" tabindex="-1">Interface: BinDiscretizerOptions <a class="header-anchor" href="#interface-bindiscretizeroptions" aria-label="Permalink to &quot;Interface: BinDiscretizerOptions&quot;">​</a></h1><p>Options of <code>BinDiscretizer</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="bins" tabindex="-1">bins? <a class="header-anchor" href="#bins" aria-label="Permalink to &quot;bins?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>bins?</strong>: <code>number</code> | readonly <code>number</code>[]</p></blockquote><p>Bins a column, or of each column; default 5.</p><hr><h3 id="quantilemethod" tabindex="-1">quantileMethod? <a class="header-anchor" href="#quantilemethod" aria-label="Permalink to &quot;quantileMethod?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>quantileMethod?</strong>: <code>&quot;linear&quot;</code> | <code>&quot;averagedInvertedCdf&quot;</code></p></blockquote><p>How quantiles fall between values; default averagedInvertedCdf.</p><hr><h3 id="strategy" tabindex="-1">strategy? <a class="header-anchor" href="#strategy" aria-label="Permalink to &quot;strategy?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>strategy?</strong>: <code>&quot;uniform&quot;</code> | <code>&quot;quantile&quot;</code> | <code>&quot;kmeans&quot;</code></p></blockquote><p>Edges at equal distances, with equally many values between (default), or in the middle between the means of clusters.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/BinDiscretizerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BinDiscretizerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BinDiscretizerOptions as default
};
