import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IsotonicRegressionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/IsotonicRegressionOptions.md","filePath":"api/features/interfaces/IsotonicRegressionOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/IsotonicRegressionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / IsotonicRegressionOptions</p><h1 id="interface-isotonicregressionoptions" tabindex="-1">Interface: IsotonicRegressionOptions <a class="header-anchor" href="#interface-isotonicregressionoptions" aria-label="Permalink to &quot;Interface: IsotonicRegressionOptions&quot;">​</a></h1><p>Options of <code>IsotonicRegression</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="increasing" tabindex="-1">increasing? <a class="header-anchor" href="#increasing" aria-label="Permalink to &quot;increasing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>increasing?</strong>: <code>boolean</code> | <code>&quot;auto&quot;</code></p></blockquote><p>Whether values rise with x, or fall; &#39;auto&#39; takes what Spearman&#39;s rank correlation tells. Default true.</p><hr><h3 id="outofbounds" tabindex="-1">outOfBounds? <a class="header-anchor" href="#outofbounds" aria-label="Permalink to &quot;outOfBounds?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>outOfBounds?</strong>: <code>&quot;clip&quot;</code> | <code>&quot;raise&quot;</code></p></blockquote><p>What <code>predict</code> does with an x beyond those fitted on: take the nearest value (<code>clip</code>, default), or throw.</p><hr><h3 id="ymax" tabindex="-1">yMax? <a class="header-anchor" href="#ymax" aria-label="Permalink to &quot;yMax?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>yMax?</strong>: <code>number</code></p></blockquote><p>Greatest value; default: none.</p><hr><h3 id="ymin" tabindex="-1">yMin? <a class="header-anchor" href="#ymin" aria-label="Permalink to &quot;yMin?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>yMin?</strong>: <code>number</code></p></blockquote><p>Least and greatest value; default: none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/IsotonicRegressionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IsotonicRegressionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IsotonicRegressionOptions as default
};
