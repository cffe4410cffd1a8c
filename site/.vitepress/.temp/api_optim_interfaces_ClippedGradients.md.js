import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClippedGradients<K>","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/ClippedGradients.md","filePath":"api/optim/interfaces/ClippedGradients.md"}');
const _sfc_main = { name: "api/optim/interfaces/ClippedGradients.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / ClippedGradients</p><h1 id="interface-clippedgradients-k" tabindex="-1">Interface: ClippedGradients&lt;K&gt; <a class="header-anchor" href="#interface-clippedgradients-k" aria-label="Permalink to &quot;Interface: ClippedGradients\\&lt;K\\&gt;&quot;">​</a></h1><p>What <code>clipGradNorm</code> gives.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-k"></a> <code>K</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="gradients" tabindex="-1">gradients <a class="header-anchor" href="#gradients" aria-label="Permalink to &quot;gradients&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>gradients</strong>: <code>ReadonlyMap</code>&lt;<code>K</code>, <a href="./../../index/classes/Tensor"><code>Tensor</code></a>&gt;</p></blockquote><p>By the keys that were given.</p><hr><h3 id="totalnorm" tabindex="-1">totalNorm <a class="header-anchor" href="#totalnorm" aria-label="Permalink to &quot;totalNorm&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>totalNorm</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Scalar: the norm of all gradients together before they were clipped.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/ClippedGradients.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClippedGradients = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClippedGradients as default
};
