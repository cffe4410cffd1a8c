import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: XavierOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/interfaces/XavierOptions.md","filePath":"api/nn/namespaces/init/interfaces/XavierOptions.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/interfaces/XavierOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / XavierOptions</p><h1 id="interface-xavieroptions" tabindex="-1">Interface: XavierOptions <a class="header-anchor" href="#interface-xavieroptions" aria-label="Permalink to &quot;Interface: XavierOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="gain" tabindex="-1">gain? <a class="header-anchor" href="#gain" aria-label="Permalink to &quot;gain?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>gain?</strong>: <code>number</code></p></blockquote><p>Factor on the standard deviation. Default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/interfaces/XavierOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const XavierOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  XavierOptions as default
};
