import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PpoLossOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/PpoLossOptions.md","filePath":"api/glance/interfaces/PpoLossOptions.md"}');
const _sfc_main = { name: "api/glance/interfaces/PpoLossOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / PpoLossOptions</p><h1 id="interface-ppolossoptions" tabindex="-1">Interface: PpoLossOptions <a class="header-anchor" href="#interface-ppolossoptions" aria-label="Permalink to &quot;Interface: PpoLossOptions&quot;">​</a></h1><p>Options of <code>ppoLoss</code>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./PolicyStepOptions"><code>PolicyStepOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="cliprange" tabindex="-1">clipRange? <a class="header-anchor" href="#cliprange" aria-label="Permalink to &quot;clipRange?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>clipRange?</strong>: <code>number</code></p></blockquote><p>ε. Default 0.2.</p><hr><h3 id="valueweight" tabindex="-1">valueWeight? <a class="header-anchor" href="#valueweight" aria-label="Permalink to &quot;valueWeight?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>valueWeight?</strong>: <code>number</code></p></blockquote><p>c. Default 0.5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/PpoLossOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PpoLossOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PpoLossOptions as default
};
