import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PoolOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/PoolOptions.md","filePath":"api/ops/interfaces/PoolOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/PoolOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / PoolOptions</p><h1 id="interface-pooloptions" tabindex="-1">Interface: PoolOptions <a class="header-anchor" href="#interface-pooloptions" aria-label="Permalink to &quot;Interface: PoolOptions&quot;">​</a></h1><p>Options of the window poolings.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Omit</code>&lt;<code>WindowOptions</code>, <code>&quot;padding&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="kernelsize" tabindex="-1">kernelSize <a class="header-anchor" href="#kernelsize" aria-label="Permalink to &quot;kernelSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kernelSize</strong>: <a href="./../type-aliases/Pair"><code>Pair</code></a></p></blockquote><p>Height and width of the window.</p><hr><h3 id="padding" tabindex="-1">padding? <a class="header-anchor" href="#padding" aria-label="Permalink to &quot;padding?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>padding?</strong>: <a href="./../type-aliases/Pair"><code>Pair</code></a></p></blockquote><p>On both sides of an axis. Default 0.</p><hr><h3 id="stride" tabindex="-1">stride? <a class="header-anchor" href="#stride" aria-label="Permalink to &quot;stride?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>stride?</strong>: <a href="./../type-aliases/Pair"><code>Pair</code></a></p></blockquote><p>Default: the kernel size.</p><h4 id="overrides" tabindex="-1">Overrides <a class="header-anchor" href="#overrides" aria-label="Permalink to &quot;Overrides&quot;">​</a></h4><p><code>Omit.stride</code></p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>ceilMode?</code>, <code>dilation?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/PoolOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PoolOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PoolOptions as default
};
