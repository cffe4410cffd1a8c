import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Derivative","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/Derivative.md","filePath":"api/index/interfaces/Derivative.md"}');
const _sfc_main = { name: "api/index/interfaces/Derivative.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / Derivative</p><h1 id="interface-derivative" tabindex="-1">Interface: Derivative <a class="header-anchor" href="#interface-derivative" aria-label="Permalink to &quot;Interface: Derivative&quot;">​</a></h1><p>One derivative, from the gradient rules and from finite differences.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="along" tabindex="-1">along <a class="header-anchor" href="#along" aria-label="Permalink to &quot;along&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>along</strong>: <code>string</code></p></blockquote><p>Flat position of an element, or a random direction.</p><hr><h3 id="analytic" tabindex="-1">analytic <a class="header-anchor" href="#analytic" aria-label="Permalink to &quot;analytic&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>analytic</strong>: <code>number</code></p></blockquote><p>By the gradient rules.</p><hr><h3 id="error" tabindex="-1">error <a class="header-anchor" href="#error" aria-label="Permalink to &quot;error&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>error</strong>: <code>number</code></p></blockquote><p>|analytic − numeric| / max(1, |numeric|)</p><hr><h3 id="input" tabindex="-1">input <a class="header-anchor" href="#input" aria-label="Permalink to &quot;input&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>input</strong>: <code>number</code></p></blockquote><p>Position of the input among the arguments.</p><hr><h3 id="numeric" tabindex="-1">numeric <a class="header-anchor" href="#numeric" aria-label="Permalink to &quot;numeric&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>numeric</strong>: <code>number</code></p></blockquote><p>By finite differences.</p><hr><h3 id="order" tabindex="-1">order <a class="header-anchor" href="#order" aria-label="Permalink to &quot;order&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>order</strong>: <code>1</code> | <code>2</code></p></blockquote><p>First or second derivative.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/Derivative.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Derivative = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Derivative as default
};
