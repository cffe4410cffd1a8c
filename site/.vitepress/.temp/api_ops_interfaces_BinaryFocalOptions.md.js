import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BinaryFocalOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/BinaryFocalOptions.md","filePath":"api/ops/interfaces/BinaryFocalOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/BinaryFocalOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / BinaryFocalOptions</p><h1 id="interface-binaryfocaloptions" tabindex="-1">Interface: BinaryFocalOptions <a class="header-anchor" href="#interface-binaryfocaloptions" aria-label="Permalink to &quot;Interface: BinaryFocalOptions&quot;">​</a></h1><p>Options of <code>binaryFocalLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="alpha" tabindex="-1">alpha? <a class="header-anchor" href="#alpha" aria-label="Permalink to &quot;alpha?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alpha?</strong>: <code>number</code></p></blockquote><p>Weight of positives; negatives have 1 − α. Undefined weighs both with 1. Default 0.25.</p><hr><h3 id="gamma" tabindex="-1">gamma? <a class="header-anchor" href="#gamma" aria-label="Permalink to &quot;gamma?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>gamma?</strong>: <code>number</code></p></blockquote><p>Strength of the focus; 0 gives cross-entropy. Default 2.</p><hr><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;, over all elements.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/BinaryFocalOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BinaryFocalOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BinaryFocalOptions as default
};
