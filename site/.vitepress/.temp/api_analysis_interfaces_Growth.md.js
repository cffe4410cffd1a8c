import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Growth","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/Growth.md","filePath":"api/analysis/interfaces/Growth.md"}');
const _sfc_main = { name: "api/analysis/interfaces/Growth.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / Growth</p><h1 id="interface-growth" tabindex="-1">Interface: Growth <a class="header-anchor" href="#interface-growth" aria-label="Permalink to &quot;Interface: Growth&quot;">​</a></h1><p>How a figure grows along an axis of numbers.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="axis" tabindex="-1">axis <a class="header-anchor" href="#axis" aria-label="Permalink to &quot;axis&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>axis</strong>: <code>string</code></p></blockquote><p>Name of the option.</p><hr><h3 id="exponent" tabindex="-1">exponent <a class="header-anchor" href="#exponent" aria-label="Permalink to &quot;exponent&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>exponent</strong>: <code>number</code></p></blockquote><p>p of figure ∝ valueᵖ: least squares of the logarithms, the other options held.</p><hr><h3 id="figure" tabindex="-1">figure <a class="header-anchor" href="#figure" aria-label="Permalink to &quot;figure&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>figure</strong>: keyof <a href="./CostFigures"><code>CostFigures</code></a></p></blockquote><p>Which figure grows.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/Growth.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Growth = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Growth as default
};
