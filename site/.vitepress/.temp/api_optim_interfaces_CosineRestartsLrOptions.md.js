import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CosineRestartsLrOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/CosineRestartsLrOptions.md","filePath":"api/optim/interfaces/CosineRestartsLrOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/CosineRestartsLrOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / CosineRestartsLrOptions</p><h1 id="interface-cosinerestartslroptions" tabindex="-1">Interface: CosineRestartsLrOptions <a class="header-anchor" href="#interface-cosinerestartslroptions" aria-label="Permalink to &quot;Interface: CosineRestartsLrOptions&quot;">​</a></h1><p>Options of <code>cosineRestartsLr</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LrOptions"><code>LrOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="firststeps" tabindex="-1">firstSteps <a class="header-anchor" href="#firststeps" aria-label="Permalink to &quot;firstSteps&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>firstSteps</strong>: <code>number</code></p></blockquote><p>Steps up to the first restart.</p><hr><h3 id="growth" tabindex="-1">growth? <a class="header-anchor" href="#growth" aria-label="Permalink to &quot;growth?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>growth?</strong>: <code>number</code></p></blockquote><p>How much longer each run is than the one before; a whole number. Default 1.</p><hr><h3 id="minlr" tabindex="-1">minLr? <a class="header-anchor" href="#minlr" aria-label="Permalink to &quot;minLr?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>minLr?</strong>: <code>number</code></p></blockquote><p>Default 0.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>lr</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/CosineRestartsLrOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CosineRestartsLrOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CosineRestartsLrOptions as default
};
