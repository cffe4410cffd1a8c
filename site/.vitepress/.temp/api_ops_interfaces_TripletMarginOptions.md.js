import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TripletMarginOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/TripletMarginOptions.md","filePath":"api/ops/interfaces/TripletMarginOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/TripletMarginOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / TripletMarginOptions</p><h1 id="interface-tripletmarginoptions" tabindex="-1">Interface: TripletMarginOptions <a class="header-anchor" href="#interface-tripletmarginoptions" aria-label="Permalink to &quot;Interface: TripletMarginOptions&quot;">​</a></h1><p>Options of <code>tripletMarginLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Added to each difference, as in PyTorch. Default 1e-6.</p><hr><h3 id="margin" tabindex="-1">margin? <a class="header-anchor" href="#margin" aria-label="Permalink to &quot;margin?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>margin?</strong>: <code>number</code></p></blockquote><p>By how much the negative must be farther than the positive. Default 1.</p><hr><h3 id="p" tabindex="-1">p? <a class="header-anchor" href="#p" aria-label="Permalink to &quot;p?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>p?</strong>: <code>number</code></p></blockquote><p>Exponent of the Minkowski distance, from 1 to Infinity. Default 2.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;.</p><hr><h3 id="swap" tabindex="-1">swap? <a class="header-anchor" href="#swap" aria-label="Permalink to &quot;swap?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>swap?</strong>: <code>boolean</code></p></blockquote><p>Also looks from the positive at the negative and takes the smaller distance (Balntas et al., 2016). Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/TripletMarginOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TripletMarginOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TripletMarginOptions as default
};
