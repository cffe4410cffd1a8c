import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MachineLimits","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/MachineLimits.md","filePath":"api/analysis/interfaces/MachineLimits.md"}');
const _sfc_main = { name: "api/analysis/interfaces/MachineLimits.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / MachineLimits</p><h1 id="interface-machinelimits" tabindex="-1">Interface: MachineLimits <a class="header-anchor" href="#interface-machinelimits" aria-label="Permalink to &quot;Interface: MachineLimits&quot;">​</a></h1><p>What a machine can do at most: the two lines of a roofline.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="gigabytespersecond" tabindex="-1">gigabytesPerSecond <a class="header-anchor" href="#gigabytespersecond" aria-label="Permalink to &quot;gigabytesPerSecond&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>gigabytesPerSecond</strong>: <code>number</code></p></blockquote><p>GB/s of a sum over numbers in memory.</p><hr><h3 id="gigaflopspersecond" tabindex="-1">gigaflopsPerSecond <a class="header-anchor" href="#gigaflopspersecond" aria-label="Permalink to &quot;gigaflopsPerSecond&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>gigaflopsPerSecond</strong>: <code>number</code></p></blockquote><p>GFLOP/s of a matrix product.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/MachineLimits.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MachineLimits = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MachineLimits as default
};
