import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SamOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/SamOptions.md","filePath":"api/optim/interfaces/SamOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/SamOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / SamOptions</p><h1 id="interface-samoptions" tabindex="-1">Interface: SamOptions <a class="header-anchor" href="#interface-samoptions" aria-label="Permalink to &quot;Interface: SamOptions&quot;">​</a></h1><p>Options of <code>SAM</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="adaptive" tabindex="-1">adaptive? <a class="header-anchor" href="#adaptive" aria-label="Permalink to &quot;adaptive?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>adaptive?</strong>: <code>boolean</code></p></blockquote><p>Measures the distance in parts of each weight (ASAM). Default false.</p><hr><h3 id="rho" tabindex="-1">rho? <a class="header-anchor" href="#rho" aria-label="Permalink to &quot;rho?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>rho?</strong>: <code>number</code></p></blockquote><p>How far from the weights the loss is looked at. Default 0.05; with <code>adaptive</code>, 0.5 to 2 is usual.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/SamOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SamOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SamOptions as default
};
