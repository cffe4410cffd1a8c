import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RobustScalerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/RobustScalerOptions.md","filePath":"api/features/interfaces/RobustScalerOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/RobustScalerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / RobustScalerOptions</p><h1 id="interface-robustscaleroptions" tabindex="-1">Interface: RobustScalerOptions <a class="header-anchor" href="#interface-robustscaleroptions" aria-label="Permalink to &quot;Interface: RobustScalerOptions&quot;">​</a></h1><p>Options of <code>RobustScaler</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="quantilerange" tabindex="-1">quantileRange? <a class="header-anchor" href="#quantilerange" aria-label="Permalink to &quot;quantileRange?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>quantileRange?</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>The quantiles, in percent; default [25, 75].</p><hr><h3 id="unitvariance" tabindex="-1">unitVariance? <a class="header-anchor" href="#unitvariance" aria-label="Permalink to &quot;unitVariance?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>unitVariance?</strong>: <code>boolean</code></p></blockquote><p>Divide so that normal data get variance 1; default false.</p><hr><h3 id="withcentering" tabindex="-1">withCentering? <a class="header-anchor" href="#withcentering" aria-label="Permalink to &quot;withCentering?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>withCentering?</strong>: <code>boolean</code></p></blockquote><p>Subtract the median; default true.</p><hr><h3 id="withscaling" tabindex="-1">withScaling? <a class="header-anchor" href="#withscaling" aria-label="Permalink to &quot;withScaling?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>withScaling?</strong>: <code>boolean</code></p></blockquote><p>Divide by the distance of the two quantiles; default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/RobustScalerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RobustScalerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RobustScalerOptions as default
};
