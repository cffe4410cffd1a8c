import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SignalRecorderOptions<M>","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SignalRecorderOptions.md","filePath":"api/analysis/interfaces/SignalRecorderOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SignalRecorderOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SignalRecorderOptions</p><h1 id="interface-signalrecorderoptions-m" tabindex="-1">Interface: SignalRecorderOptions&lt;M&gt; <a class="header-anchor" href="#interface-signalrecorderoptions-m" aria-label="Permalink to &quot;Interface: SignalRecorderOptions\\&lt;M\\&gt;&quot;">​</a></h1><p>Options of <code>SignalRecorder</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<a href="./SignalOptions"><code>SignalOptions</code></a>&lt;<code>M</code>&gt;, <code>&quot;spectra&quot;</code>&gt;</li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code> <em>extends</em> <a href="./../../nn/classes/Module"><code>Module</code></a></td><td><a href="./../../nn/classes/Module"><code>Module</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="every" tabindex="-1">every? <a class="header-anchor" href="#every" aria-label="Permalink to &quot;every?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>every?</strong>: <code>number</code></p></blockquote><p>Steps from one record to the next. Default 100.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>loss?</code>, <code>mode?</code>, <code>seed?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SignalRecorderOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SignalRecorderOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SignalRecorderOptions as default
};
