import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DynamicConv2dOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/DynamicConv2dOptions.md","filePath":"api/nn/interfaces/DynamicConv2dOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/DynamicConv2dOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / DynamicConv2dOptions</p><h1 id="interface-dynamicconv2doptions" tabindex="-1">Interface: DynamicConv2dOptions <a class="header-anchor" href="#interface-dynamicconv2doptions" aria-label="Permalink to &quot;Interface: DynamicConv2dOptions&quot;">​</a></h1><p>Options of <code>DynamicConv2d</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./CondConv2dOptions"><code>CondConv2dOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="bias" tabindex="-1">bias? <a class="header-anchor" href="#bias" aria-label="Permalink to &quot;bias?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>bias?</strong>: <code>boolean</code></p></blockquote><p>Default true.</p><h4 id="overrides" tabindex="-1">Overrides <a class="header-anchor" href="#overrides" aria-label="Permalink to &quot;Overrides&quot;">​</a></h4><p><a href="./CondConv2dOptions"><code>CondConv2dOptions</code></a>.<a href="./CondConv2dOptions#bias"><code>bias</code></a></p><hr><h3 id="rdchannels" tabindex="-1">rdChannels? <a class="header-anchor" href="#rdchannels" aria-label="Permalink to &quot;rdChannels?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>rdChannels?</strong>: <code>number</code></p></blockquote><p>Channels between the two maps of the attention. Default: a quarter of the input channels, at least 1.</p><hr><h3 id="temperature" tabindex="-1">temperature? <a class="header-anchor" href="#temperature" aria-label="Permalink to &quot;temperature?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>temperature?</strong>: <code>number</code></p></blockquote><p>Divides the scores of the kernels. Default 30.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>algorithm?</code>, <code>biasInit?</code>, <code>dilation?</code>, <code>groups?</code>, <code>init?</code>, <code>kernelSize</code>, <code>numExperts?</code>, <code>padding?</code>, <code>paddingMode?</code>, <code>stride?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/DynamicConv2dOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DynamicConv2dOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DynamicConv2dOptions as default
};
