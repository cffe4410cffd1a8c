import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DistillationOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/DistillationOptions.md","filePath":"api/ops/interfaces/DistillationOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/DistillationOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / DistillationOptions</p><h1 id="interface-distillationoptions" tabindex="-1">Interface: DistillationOptions <a class="header-anchor" href="#interface-distillationoptions" aria-label="Permalink to &quot;Interface: DistillationOptions&quot;">​</a></h1><p>Options of <code>distillationLoss</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./SoftTargetOptions"><code>SoftTargetOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="labelsmoothing" tabindex="-1">labelSmoothing? <a class="header-anchor" href="#labelsmoothing" aria-label="Permalink to &quot;labelSmoothing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>labelSmoothing?</strong>: <code>number</code></p></blockquote><p>Label smoothing of the hard part. Default 0.</p><hr><h3 id="lambda" tabindex="-1">lambda? <a class="header-anchor" href="#lambda" aria-label="Permalink to &quot;lambda?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>lambda?</strong>: <code>number</code></p></blockquote><p>λ, the share of the teacher&#39;s part. Default 0.9.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>reduction?</code>, <code>temperature?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/DistillationOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DistillationOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DistillationOptions as default
};
