import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SignalTrend","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SignalTrend.md","filePath":"api/analysis/interfaces/SignalTrend.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SignalTrend.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SignalTrend</p><h1 id="interface-signaltrend" tabindex="-1">Interface: SignalTrend <a class="header-anchor" href="#interface-signaltrend" aria-label="Permalink to &quot;Interface: SignalTrend&quot;">​</a></h1><p>How sizes change with depth, by a line through their logarithms.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="factor" tabindex="-1">factor <a class="header-anchor" href="#factor" aria-label="Permalink to &quot;factor&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>factor</strong>: <code>number</code></p></blockquote><p>From the first of them to the last; for gradients from the last to the first.</p><hr><h3 id="layers" tabindex="-1">layers <a class="header-anchor" href="#layers" aria-label="Permalink to &quot;layers&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layers</strong>: readonly <code>string</code>[]</p></blockquote><p>Layers with weights, in the order of the network.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SignalTrend.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SignalTrend = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SignalTrend as default
};
