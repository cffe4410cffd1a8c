import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BlurPoolOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/BlurPoolOptions.md","filePath":"api/ops/interfaces/BlurPoolOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/BlurPoolOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / BlurPoolOptions</p><h1 id="interface-blurpooloptions" tabindex="-1">Interface: BlurPoolOptions <a class="header-anchor" href="#interface-blurpooloptions" aria-label="Permalink to &quot;Interface: BlurPoolOptions&quot;">​</a></h1><p>Options of <code>blurPool2d</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="kernelsize" tabindex="-1">kernelSize? <a class="header-anchor" href="#kernelsize" aria-label="Permalink to &quot;kernelSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>kernelSize?</strong>: <code>number</code></p></blockquote><p>Side of the filter, 2 or more; timm&#39;s <code>filt_size</code>. Default 3.</p><hr><h3 id="paddingmode" tabindex="-1">paddingMode? <a class="header-anchor" href="#paddingmode" aria-label="Permalink to &quot;paddingMode?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>paddingMode?</strong>: <code>&quot;reflect&quot;</code> | <code>&quot;replicate&quot;</code> | <code>&quot;circular&quot;</code> | <code>&quot;zeros&quot;</code></p></blockquote><p>What stands beyond the edges. Default &#39;reflect&#39;.</p><hr><h3 id="stride" tabindex="-1">stride? <a class="header-anchor" href="#stride" aria-label="Permalink to &quot;stride?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>stride?</strong>: <code>number</code></p></blockquote><p>Default 2.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/BlurPoolOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BlurPoolOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BlurPoolOptions as default
};
