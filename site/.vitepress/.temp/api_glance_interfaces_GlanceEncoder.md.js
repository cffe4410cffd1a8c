import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GlanceEncoder","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/GlanceEncoder.md","filePath":"api/glance/interfaces/GlanceEncoder.md"}');
const _sfc_main = { name: "api/glance/interfaces/GlanceEncoder.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / GlanceEncoder</p><h1 id="interface-glanceencoder" tabindex="-1">Interface: GlanceEncoder <a class="header-anchor" href="#interface-glanceencoder" aria-label="Permalink to &quot;Interface: GlanceEncoder&quot;">​</a></h1><p>A backbone: any <code>ImageModel</code>, or a module of one&#39;s own with such a method.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../nn/classes/Module"><code>Module</code></a></li></ul><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="forwardmaps" tabindex="-1">forwardMaps() <a class="header-anchor" href="#forwardmaps" aria-label="Permalink to &quot;forwardMaps()&quot;">​</a></h3><blockquote><p><strong>forwardMaps</strong>(<code>images</code>): <code>object</code></p></blockquote><p>Maps <code>[N, h, w, c]</code> of images; logits <code>[N, numClasses]</code> of a classifier of its own, which is trained besides.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>images</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>object</code></p><h5 id="logits" tabindex="-1">logits? <a class="header-anchor" href="#logits" aria-label="Permalink to &quot;logits?&quot;">​</a></h5><blockquote><p><code>readonly</code> <code>optional</code> <strong>logits?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><h5 id="maps" tabindex="-1">maps <a class="header-anchor" href="#maps" aria-label="Permalink to &quot;maps&quot;">​</a></h5><blockquote><p><code>readonly</code> <strong>maps</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>training</code>, <code>children</code>, <code>dispose</code>, <code>eval</code>, <code>forward</code>, <code>namedBuffers</code>, <code>namedModules</code>, <code>namedParameters</code>, <code>namedStates</code>, <code>parameterCount</code>, <code>parameters</code>, <code>train</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/GlanceEncoder.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GlanceEncoder = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GlanceEncoder as default
};
