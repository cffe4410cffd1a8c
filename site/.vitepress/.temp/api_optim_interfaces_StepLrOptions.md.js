import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StepLrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/StepLrOptions.md","filePath":"api/optim/interfaces/StepLrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/StepLrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / StepLrOptions</p><h1 id="interface-steplroptions" tabindex="-1">Interface: StepLrOptions <a class="header-anchor" href="#interface-steplroptions" aria-label="Permalink to &quot;Interface: StepLrOptions&quot;">​</a></h1><p>Options of <code>stepLr</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LrOptions"><code>LrOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="gamma" tabindex="-1">gamma? <a class="header-anchor" href="#gamma" aria-label="Permalink to &quot;gamma?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>gamma?</strong>: <code>number</code></p></blockquote><p>What each drop multiplies by. Default 0.1.</p><hr><h3 id="stepsize" tabindex="-1">stepSize <a class="header-anchor" href="#stepsize" aria-label="Permalink to &quot;stepSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>stepSize</strong>: <code>number</code></p></blockquote><p>Steps between two drops.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>lr</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/StepLrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StepLrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StepLrOptions as default
};
