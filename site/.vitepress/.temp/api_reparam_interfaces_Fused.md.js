import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Fused<M>","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/interfaces/Fused.md","filePath":"api/reparam/interfaces/Fused.md"}');
const _sfc_main = { name: "api/reparam/interfaces/Fused.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">reparam</a> / Fused</p><h1 id="interface-fused-m" tabindex="-1">Interface: Fused&lt;M&gt; <a class="header-anchor" href="#interface-fused-m" aria-label="Permalink to &quot;Interface: Fused\\&lt;M\\&gt;&quot;">​</a></h1><p>What <code>fuse</code> gives.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code> <em>extends</em> <a href="./../../nn/classes/Module"><code>Module</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="foldednorms" tabindex="-1">foldedNorms <a class="header-anchor" href="#foldednorms" aria-label="Permalink to &quot;foldedNorms&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>foldedNorms</strong>: <code>number</code></p></blockquote><p>Batch norms that were folded into the layer before them.</p><hr><h3 id="fusedbranches" tabindex="-1">fusedBranches <a class="header-anchor" href="#fusedbranches" aria-label="Permalink to &quot;fusedBranches&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>fusedBranches</strong>: <code>number</code></p></blockquote><p>Multi-branch convolutions that became one convolution each.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <a href="./../type-aliases/FusedModule"><code>FusedModule</code></a>&lt;<code>M</code>&gt;</p></blockquote><p>The fused copy, in evaluation mode; its weights are its own.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/interfaces/Fused.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Fused = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Fused as default
};
