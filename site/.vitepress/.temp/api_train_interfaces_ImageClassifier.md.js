import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageClassifier","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/ImageClassifier.md","filePath":"api/train/interfaces/ImageClassifier.md"}');
const _sfc_main = { name: "api/train/interfaces/ImageClassifier.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / ImageClassifier</p><h1 id="interface-imageclassifier" tabindex="-1">Interface: ImageClassifier <a class="header-anchor" href="#interface-imageclassifier" aria-label="Permalink to &quot;Interface: ImageClassifier&quot;">​</a></h1><p>A model whose forward maps images <code>[N, H, W, C]</code> to logits <code>[N, classes]</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../nn/classes/Module"><code>Module</code></a></li></ul><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="forward" tabindex="-1">forward() <a class="header-anchor" href="#forward" aria-label="Permalink to &quot;forward()&quot;">​</a></h3><blockquote><p><strong>forward</strong>(<code>images</code>): <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Logits <code>[N, classes]</code> of images <code>[N, H, W, C]</code>.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>images</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="./../../index/classes/Tensor"><code>Tensor</code></a></p><h4 id="overrides" tabindex="-1">Overrides <a class="header-anchor" href="#overrides" aria-label="Permalink to &quot;Overrides&quot;">​</a></h4><p><a href="./../../nn/classes/Module"><code>Module</code></a>.<a href="./../../nn/classes/Module#forward"><code>forward</code></a></p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>training</code>, <code>children</code>, <code>dispose</code>, <code>eval</code>, <code>namedBuffers</code>, <code>namedModules</code>, <code>namedParameters</code>, <code>namedStates</code>, <code>parameterCount</code>, <code>parameters</code>, <code>train</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/ImageClassifier.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageClassifier = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageClassifier as default
};
