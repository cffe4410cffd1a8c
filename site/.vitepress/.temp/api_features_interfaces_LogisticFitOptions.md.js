import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LogisticFitOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/LogisticFitOptions.md","filePath":"api/features/interfaces/LogisticFitOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/LogisticFitOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / LogisticFitOptions</p><h1 id="interface-logisticfitoptions" tabindex="-1">Interface: LogisticFitOptions <a class="header-anchor" href="#interface-logisticfitoptions" aria-label="Permalink to &quot;Interface: LogisticFitOptions&quot;">​</a></h1><p>Options of <code>LogisticRegression.fit</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="sampleweight" tabindex="-1">sampleWeight? <a class="header-anchor" href="#sampleweight" aria-label="Permalink to &quot;sampleWeight?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>sampleWeight?</strong>: <code>ArrayLike</code>&lt;<code>number</code>&gt;</p></blockquote><p>Weight of each sample; default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/LogisticFitOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LogisticFitOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LogisticFitOptions as default
};
