import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Layer","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/Layer.md","filePath":"api/nn/interfaces/Layer.md"}');
const _sfc_main = { name: "api/nn/interfaces/Layer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / Layer</p><h1 id="interface-layer" tabindex="-1">Interface: Layer <a class="header-anchor" href="#interface-layer" aria-label="Permalink to &quot;Interface: Layer&quot;">​</a></h1><p>A module from one tensor to one tensor: what a Sequential holds.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../classes/Module"><code>Module</code></a></li></ul><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="forward" tabindex="-1">forward() <a class="header-anchor" href="#forward" aria-label="Permalink to &quot;forward()&quot;">​</a></h3><blockquote><p><strong>forward</strong>(<code>x</code>): <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>What the layer makes of one tensor.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>x</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="./../../index/classes/Tensor"><code>Tensor</code></a></p><h4 id="overrides" tabindex="-1">Overrides <a class="header-anchor" href="#overrides" aria-label="Permalink to &quot;Overrides&quot;">​</a></h4><p><a href="./../classes/Module"><code>Module</code></a>.<a href="./../classes/Module#forward"><code>forward</code></a></p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>training</code>, <code>children</code>, <code>dispose</code>, <code>eval</code>, <code>namedBuffers</code>, <code>namedModules</code>, <code>namedParameters</code>, <code>namedStates</code>, <code>parameterCount</code>, <code>parameters</code>, <code>train</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/Layer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Layer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Layer as default
};
