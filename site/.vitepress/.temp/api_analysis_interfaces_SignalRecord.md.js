import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SignalRecord","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SignalRecord.md","filePath":"api/analysis/interfaces/SignalRecord.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SignalRecord.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SignalRecord</p><h1 id="interface-signalrecord" tabindex="-1">Interface: SignalRecord <a class="header-anchor" href="#interface-signalrecord" aria-label="Permalink to &quot;Interface: SignalRecord&quot;">​</a></h1><p>What is kept of a step in training.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Pick</code>&lt;<a href="./SignalReport"><code>SignalReport</code></a>, <code>&quot;loss&quot;</code> | <code>&quot;layers&quot;</code> | <code>&quot;parameters&quot;</code> | <code>&quot;activations&quot;</code> | <code>&quot;gradients&quot;</code> | <code>&quot;warnings&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="step" tabindex="-1">step <a class="header-anchor" href="#step" aria-label="Permalink to &quot;step&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>step</strong>: <code>number</code></p></blockquote><p>Steps before it.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>activations</code>, <code>gradients</code>, <code>layers</code>, <code>loss</code>, <code>parameters</code>, <code>warnings</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SignalRecord.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SignalRecord = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SignalRecord as default
};
