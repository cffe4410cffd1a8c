import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TimeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/TimeOptions.md","filePath":"api/analysis/interfaces/TimeOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/TimeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / TimeOptions</p><h1 id="interface-timeoptions" tabindex="-1">Interface: TimeOptions <a class="header-anchor" href="#interface-timeoptions" aria-label="Permalink to &quot;Interface: TimeOptions&quot;">​</a></h1><p>Options of <code>measureTime</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="backward" tabindex="-1">backward? <a class="header-anchor" href="#backward" aria-label="Permalink to &quot;backward?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>backward?</strong>: <code>boolean</code></p></blockquote><p>Whether the backward pass is measured, too. Default true.</p><hr><h3 id="machine" tabindex="-1">machine? <a class="header-anchor" href="#machine" aria-label="Permalink to &quot;machine?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>machine?</strong>: <a href="./MachineLimits"><code>MachineLimits</code></a></p></blockquote><p>What the times are compared with. Default: measured.</p><hr><h3 id="runs" tabindex="-1">runs? <a class="header-anchor" href="#runs" aria-label="Permalink to &quot;runs?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>runs?</strong>: <code>number</code></p></blockquote><p>Runs of which the shortest counts, for each kernel; fewer where they take more than some seconds. Default 5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/TimeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TimeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TimeOptions as default
};
