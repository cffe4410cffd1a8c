import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DistanceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/DistanceOptions.md","filePath":"api/ops/interfaces/DistanceOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/DistanceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / DistanceOptions</p><h1 id="interface-distanceoptions" tabindex="-1">Interface: DistanceOptions <a class="header-anchor" href="#interface-distanceoptions" aria-label="Permalink to &quot;Interface: DistanceOptions&quot;">​</a></h1><p>Options of <code>distance</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Vectors shorter than this count as this long in &#39;cosine&#39; and &#39;correlation&#39;; default 1e-8.</p><hr><h3 id="inversecovariance" tabindex="-1">inverseCovariance? <a class="header-anchor" href="#inversecovariance" aria-label="Permalink to &quot;inverseCovariance?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>inverseCovariance?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Σ⁻¹ of &#39;mahalanobis&#39;, <code>[D, D]</code>.</p><hr><h3 id="metric" tabindex="-1">metric? <a class="header-anchor" href="#metric" aria-label="Permalink to &quot;metric?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>metric?</strong>: <code>&quot;squaredEuclidean&quot;</code> | <code>&quot;manhattan&quot;</code> | <code>&quot;chebyshev&quot;</code> | <code>&quot;minkowski&quot;</code> | <code>&quot;correlation&quot;</code> | <code>&quot;hamming&quot;</code> | <code>&quot;canberra&quot;</code> | <code>&quot;brayCurtis&quot;</code> | <code>&quot;euclidean&quot;</code> | <code>&quot;cosine&quot;</code> | <code>&quot;mahalanobis&quot;</code></p></blockquote><p>Default &#39;euclidean&#39;.</p><hr><h3 id="p" tabindex="-1">p? <a class="header-anchor" href="#p" aria-label="Permalink to &quot;p?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>p?</strong>: <code>number</code></p></blockquote><p>Exponent of &#39;minkowski&#39;, from 1 to Infinity; default 2.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/DistanceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DistanceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DistanceOptions as default
};
