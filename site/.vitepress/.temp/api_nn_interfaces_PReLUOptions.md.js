import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PReLUOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/PReLUOptions.md","filePath":"api/nn/interfaces/PReLUOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/PReLUOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / PReLUOptions</p><h1 id="interface-preluoptions" tabindex="-1">Interface: PReLUOptions <a class="header-anchor" href="#interface-preluoptions" aria-label="Permalink to &quot;Interface: PReLUOptions&quot;">​</a></h1><p>Options of <code>PReLU</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="init" tabindex="-1">init? <a class="header-anchor" href="#init" aria-label="Permalink to &quot;init?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>init?</strong>: <code>number</code></p></blockquote><p>First value of the slopes. Default 0.25.</p><hr><h3 id="numparameters" tabindex="-1">numParameters? <a class="header-anchor" href="#numparameters" aria-label="Permalink to &quot;numParameters?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>numParameters?</strong>: <code>number</code></p></blockquote><p>Slopes: 1 for all channels (the default), or one for each channel.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/PReLUOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PReLUOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PReLUOptions as default
};
