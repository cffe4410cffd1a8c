import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SoftTargetOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/SoftTargetOptions.md","filePath":"api/ops/interfaces/SoftTargetOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/SoftTargetOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / SoftTargetOptions</p><h1 id="interface-softtargetoptions" tabindex="-1">Interface: SoftTargetOptions <a class="header-anchor" href="#interface-softtargetoptions" aria-label="Permalink to &quot;Interface: SoftTargetOptions&quot;">​</a></h1><p>Options of <code>softTargetLoss</code>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DistillationOptions"><code>DistillationOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="reduction" tabindex="-1">reduction? <a class="header-anchor" href="#reduction" aria-label="Permalink to &quot;reduction?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>reduction?</strong>: <a href="./../type-aliases/Reduction"><code>Reduction</code></a></p></blockquote><p>Default &#39;mean&#39;, over the rows.</p><hr><h3 id="temperature" tabindex="-1">temperature? <a class="header-anchor" href="#temperature" aria-label="Permalink to &quot;temperature?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>temperature?</strong>: <code>number</code></p></blockquote><p>T, by which both logits are divided: the higher, the more the teacher&#39;s wrong classes tell. Default 4.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/SoftTargetOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SoftTargetOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SoftTargetOptions as default
};
