import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OneCycleMomentumOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/OneCycleMomentumOptions.md","filePath":"api/optim/interfaces/OneCycleMomentumOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/OneCycleMomentumOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / OneCycleMomentumOptions</p><h1 id="interface-onecyclemomentumoptions" tabindex="-1">Interface: OneCycleMomentumOptions <a class="header-anchor" href="#interface-onecyclemomentumoptions" aria-label="Permalink to &quot;Interface: OneCycleMomentumOptions&quot;">​</a></h1><p>Options of <code>oneCycleMomentum</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>OneCycleOptions</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="basemomentum" tabindex="-1">baseMomentum? <a class="header-anchor" href="#basemomentum" aria-label="Permalink to &quot;baseMomentum?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>baseMomentum?</strong>: <code>number</code></p></blockquote><p>The momentum at the top of the rate. Default 0.85.</p><hr><h3 id="maxmomentum" tabindex="-1">maxMomentum? <a class="header-anchor" href="#maxmomentum" aria-label="Permalink to &quot;maxMomentum?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>maxMomentum?</strong>: <code>number</code></p></blockquote><p>The momentum of the first and the last step. Default 0.95.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>anneal?</code>, <code>riseShare?</code>, <code>threePhase?</code>, <code>totalSteps</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/OneCycleMomentumOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OneCycleMomentumOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OneCycleMomentumOptions as default
};
