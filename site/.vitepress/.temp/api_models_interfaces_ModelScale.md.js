import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ModelScale","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/interfaces/ModelScale.md","filePath":"api/models/interfaces/ModelScale.md"}');
const _sfc_main = { name: "api/models/interfaces/ModelScale.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / ModelScale</p><h1 id="interface-modelscale" tabindex="-1">Interface: ModelScale <a class="header-anchor" href="#interface-modelscale" aria-label="Permalink to &quot;Interface: ModelScale&quot;">​</a></h1><p>How a variant differs from the one that the registry names: for studies of what width, depth and kernels cost.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="depth" tabindex="-1">depth <a class="header-anchor" href="#depth" aria-label="Permalink to &quot;depth&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>depth</strong>: <code>number</code></p></blockquote><p>Factor on the blocks of each stage. Default 1.</p><hr><h3 id="kernelsize" tabindex="-1">kernelSize <a class="header-anchor" href="#kernelsize" aria-label="Permalink to &quot;kernelSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kernelSize</strong>: <code>number</code> | <code>undefined</code></p></blockquote><p>Side of the largest kernels, odd; the others in proportion. Default: the variant&#39;s.</p><hr><h3 id="width" tabindex="-1">width <a class="header-anchor" href="#width" aria-label="Permalink to &quot;width&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>width</strong>: <code>number</code></p></blockquote><p>Factor on the channels. Default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/ModelScale.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ModelScale = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ModelScale as default
};
