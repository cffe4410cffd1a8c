import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LocalResponseNormOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/LocalResponseNormOptions.md","filePath":"api/ops/interfaces/LocalResponseNormOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/LocalResponseNormOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / LocalResponseNormOptions</p><h1 id="interface-localresponsenormoptions" tabindex="-1">Interface: LocalResponseNormOptions <a class="header-anchor" href="#interface-localresponsenormoptions" aria-label="Permalink to &quot;Interface: LocalResponseNormOptions&quot;">​</a></h1><p>Options of <code>localResponseNorm</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="alpha" tabindex="-1">alpha? <a class="header-anchor" href="#alpha" aria-label="Permalink to &quot;alpha?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alpha?</strong>: <code>number</code></p></blockquote><p>Default 1e-4.</p><hr><h3 id="beta" tabindex="-1">beta? <a class="header-anchor" href="#beta" aria-label="Permalink to &quot;beta?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>beta?</strong>: <code>number</code></p></blockquote><p>Default 0.75.</p><hr><h3 id="k" tabindex="-1">k? <a class="header-anchor" href="#k" aria-label="Permalink to &quot;k?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>k?</strong>: <code>number</code></p></blockquote><p>Default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/LocalResponseNormOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LocalResponseNormOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LocalResponseNormOptions as default
};
