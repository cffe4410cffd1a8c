import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GaussianFit","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/GaussianFit.md","filePath":"api/analysis/interfaces/GaussianFit.md"}');
const _sfc_main = { name: "api/analysis/interfaces/GaussianFit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / GaussianFit</p><h1 id="interface-gaussianfit" tabindex="-1">Interface: GaussianFit <a class="header-anchor" href="#interface-gaussianfit" aria-label="Permalink to &quot;Interface: GaussianFit&quot;">​</a></h1><p><code>amplitude · exp(−(row − mean₀)² / 2σ₀² − (column − mean₁)² / 2σ₁²)</code>, in pixels.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="amplitude" tabindex="-1">amplitude <a class="header-anchor" href="#amplitude" aria-label="Permalink to &quot;amplitude&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>amplitude</strong>: <code>number</code></p></blockquote><p>Value at the top.</p><hr><h3 id="mean" tabindex="-1">mean <a class="header-anchor" href="#mean" aria-label="Permalink to &quot;mean&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>mean</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Place of the top, in pixels.</p><hr><h3 id="rsquared" tabindex="-1">rSquared <a class="header-anchor" href="#rsquared" aria-label="Permalink to &quot;rSquared&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>rSquared</strong>: <code>number</code></p></blockquote><p>1 − (sum of squared residuals) / (sum of squared distances from the mean): 1 for a map that is such a hill.</p><hr><h3 id="sigma" tabindex="-1">sigma <a class="header-anchor" href="#sigma" aria-label="Permalink to &quot;sigma&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>sigma</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Standard deviation along the rows&#39; axis and the columns&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/GaussianFit.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GaussianFit = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GaussianFit as default
};
