import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PruneHeadsReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/interfaces/PruneHeadsReport.md","filePath":"api/reparam/interfaces/PruneHeadsReport.md"}');
const _sfc_main = { name: "api/reparam/interfaces/PruneHeadsReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">reparam</a> / PruneHeadsReport</p><h1 id="interface-pruneheadsreport" tabindex="-1">Interface: PruneHeadsReport <a class="header-anchor" href="#interface-pruneheadsreport" aria-label="Permalink to &quot;Interface: PruneHeadsReport&quot;">​</a></h1><p>What <code>pruneHeads</code> reports.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="after" tabindex="-1">after <a class="header-anchor" href="#after" aria-label="Permalink to &quot;after&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>after</strong>: <a href="./ModelCost"><code>ModelCost</code></a></p></blockquote><p>What the pruned model costs.</p><hr><h3 id="before" tabindex="-1">before <a class="header-anchor" href="#before" aria-label="Permalink to &quot;before&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>before</strong>: <a href="./ModelCost"><code>ModelCost</code></a></p></blockquote><p>What the model given costs.</p><hr><h3 id="difference" tabindex="-1">difference <a class="header-anchor" href="#difference" aria-label="Permalink to &quot;difference&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>difference</strong>: <code>number</code></p></blockquote><p>Largest difference on random input from the model given with the heads masked, relative to the largest output.</p><hr><h3 id="headsafter" tabindex="-1">headsAfter <a class="header-anchor" href="#headsafter" aria-label="Permalink to &quot;headsAfter&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>headsAfter</strong>: <code>number</code></p></blockquote><p>Heads of all layers, after.</p><hr><h3 id="headsbefore" tabindex="-1">headsBefore <a class="header-anchor" href="#headsbefore" aria-label="Permalink to &quot;headsBefore&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>headsBefore</strong>: <code>number</code></p></blockquote><p>Heads of all layers, before and after.</p><hr><h3 id="removed" tabindex="-1">removed <a class="header-anchor" href="#removed" aria-label="Permalink to &quot;removed&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>removed</strong>: <a href="./../type-aliases/HeadLists"><code>HeadLists</code></a></p></blockquote><p>Heads that are gone, by layer.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/interfaces/PruneHeadsReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PruneHeadsReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PruneHeadsReport as default
};
