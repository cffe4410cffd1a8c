import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExponentialLrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/ExponentialLrOptions.md","filePath":"api/optim/interfaces/ExponentialLrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/ExponentialLrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / ExponentialLrOptions</p><h1 id="interface-exponentiallroptions" tabindex="-1">Interface: ExponentialLrOptions <a class="header-anchor" href="#interface-exponentiallroptions" aria-label="Permalink to &quot;Interface: ExponentialLrOptions&quot;">​</a></h1><p>Options of <code>exponentialLr</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LrOptions"><code>LrOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="gamma" tabindex="-1">gamma <a class="header-anchor" href="#gamma" aria-label="Permalink to &quot;gamma&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>gamma</strong>: <code>number</code></p></blockquote><p>What every step multiplies by.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>lr</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/ExponentialLrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExponentialLrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExponentialLrOptions as default
};
