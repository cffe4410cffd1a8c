import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SignalStatistics","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SignalStatistics.md","filePath":"api/analysis/interfaces/SignalStatistics.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SignalStatistics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SignalStatistics</p><h1 id="interface-signalstatistics" tabindex="-1">Interface: SignalStatistics <a class="header-anchor" href="#interface-signalstatistics" aria-label="Permalink to &quot;Interface: SignalStatistics&quot;">​</a></h1><p>What is measured of the values of one tensor.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="largest" tabindex="-1">largest <a class="header-anchor" href="#largest" aria-label="Permalink to &quot;largest&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>largest</strong>: <code>number</code></p></blockquote><p>Largest size of a value.</p><hr><h3 id="mean" tabindex="-1">mean <a class="header-anchor" href="#mean" aria-label="Permalink to &quot;mean&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>mean</strong>: <code>number</code></p></blockquote><p>Over all values.</p><hr><h3 id="std" tabindex="-1">std <a class="header-anchor" href="#std" aria-label="Permalink to &quot;std&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>std</strong>: <code>number</code></p></blockquote><p>About the mean, over all values.</p><hr><h3 id="zeros" tabindex="-1">zeros <a class="header-anchor" href="#zeros" aria-label="Permalink to &quot;zeros&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>zeros</strong>: <code>number</code></p></blockquote><p>Part of the values that are 0, 0…1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SignalStatistics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SignalStatistics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SignalStatistics as default
};
