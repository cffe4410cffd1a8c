import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReparameterizeReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/interfaces/ReparameterizeReport.md","filePath":"api/reparam/interfaces/ReparameterizeReport.md"}');
const _sfc_main = { name: "api/reparam/interfaces/ReparameterizeReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">reparam</a> / ReparameterizeReport</p><h1 id="interface-reparameterizereport" tabindex="-1">Interface: ReparameterizeReport <a class="header-anchor" href="#interface-reparameterizereport" aria-label="Permalink to &quot;Interface: ReparameterizeReport&quot;">​</a></h1><p>What <code>reparameterize</code> reports.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="after" tabindex="-1">after <a class="header-anchor" href="#after" aria-label="Permalink to &quot;after&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>after</strong>: <a href="./ModelCost"><code>ModelCost</code></a></p></blockquote><p>What the fused model costs.</p><hr><h3 id="before" tabindex="-1">before <a class="header-anchor" href="#before" aria-label="Permalink to &quot;before&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>before</strong>: <a href="./ModelCost"><code>ModelCost</code></a></p></blockquote><p>What the model given costs.</p><hr><h3 id="difference" tabindex="-1">difference <a class="header-anchor" href="#difference" aria-label="Permalink to &quot;difference&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>difference</strong>: <code>number</code></p></blockquote><p>Largest difference of the outputs on random input, relative to the largest output.</p><hr><h3 id="foldednorms" tabindex="-1">foldedNorms <a class="header-anchor" href="#foldednorms" aria-label="Permalink to &quot;foldedNorms&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>foldedNorms</strong>: <code>number</code></p></blockquote><p>Batch norms that were folded into the layer before them.</p><hr><h3 id="fusedbranches" tabindex="-1">fusedBranches <a class="header-anchor" href="#fusedbranches" aria-label="Permalink to &quot;fusedBranches&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>fusedBranches</strong>: <code>number</code></p></blockquote><p>Multi-branch convolutions that became one convolution each.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/interfaces/ReparameterizeReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReparameterizeReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReparameterizeReport as default
};
