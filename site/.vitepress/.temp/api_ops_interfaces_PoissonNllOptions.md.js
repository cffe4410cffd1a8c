import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PoissonNllOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/PoissonNllOptions.md","filePath":"api/ops/interfaces/PoissonNllOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/PoissonNllOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / PoissonNllOptions</p><h1 id="interface-poissonnlloptions" tabindex="-1">Interface: PoissonNllOptions <a class="header-anchor" href="#interface-poissonnlloptions" aria-label="Permalink to &quot;Interface: PoissonNllOptions&quot;">​</a></h1><p>Options of <code>poissonNllLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Added to the rate under the logarithm, where it is no logarithm. Default 1e-8.</p><hr><h3 id="loginput" tabindex="-1">logInput? <a class="header-anchor" href="#loginput" aria-label="Permalink to &quot;logInput?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>logInput?</strong>: <code>boolean</code></p></blockquote><p>Whether the prediction is the logarithm of the rate. Default true.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/PoissonNllOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PoissonNllOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PoissonNllOptions as default
};
