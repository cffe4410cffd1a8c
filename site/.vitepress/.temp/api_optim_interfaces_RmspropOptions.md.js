import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RmspropOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/RmspropOptions.md","filePath":"api/optim/interfaces/RmspropOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/RmspropOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / RmspropOptions</p><h1 id="interface-rmspropoptions" tabindex="-1">Interface: RmspropOptions <a class="header-anchor" href="#interface-rmspropoptions" aria-label="Permalink to &quot;Interface: RmspropOptions&quot;">​</a></h1><p>Options of <code>RMSprop</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./OptimizerOptions"><code>OptimizerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="alpha" tabindex="-1">alpha? <a class="header-anchor" href="#alpha" aria-label="Permalink to &quot;alpha?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alpha?</strong>: <code>number</code></p></blockquote><p>Decay rate of the averages. Default 0.99.</p><hr><h3 id="centered" tabindex="-1">centered? <a class="header-anchor" href="#centered" aria-label="Permalink to &quot;centered?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>centered?</strong>: <code>boolean</code></p></blockquote><p>Divides by the gradients&#39; standard deviation instead of their root mean square. Default false.</p><hr><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Added after the root. Default 1e-8.</p><hr><h3 id="momentum" tabindex="-1">momentum? <a class="header-anchor" href="#momentum" aria-label="Permalink to &quot;momentum?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>momentum?</strong>: <code>number</code></p></blockquote><p>Default 0.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>decoupledWeightDecay?</code>, <code>lr</code>, <code>maximize?</code>, <code>weightDecay?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/RmspropOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RmspropOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RmspropOptions as default
};
