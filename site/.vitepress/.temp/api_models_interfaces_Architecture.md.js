import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Architecture","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/interfaces/Architecture.md","filePath":"api/models/interfaces/Architecture.md"}');
const _sfc_main = { name: "api/models/interfaces/Architecture.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / Architecture</p><h1 id="interface-architecture" tabindex="-1">Interface: Architecture <a class="header-anchor" href="#interface-architecture" aria-label="Permalink to &quot;Interface: Architecture&quot;">​</a></h1><p>What <code>createModel</code> made a model from: it makes another with the same layers.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="fused" tabindex="-1">fused? <a class="header-anchor" href="#fused" aria-label="Permalink to &quot;fused?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>fused?</strong>: <code>boolean</code></p></blockquote><p>Whether branches and norms have been folded since (<code>fuse</code>, <code>reparameterize</code>). Default false.</p><hr><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>name</strong>: <code>string</code></p></blockquote><p>timm&#39;s name.</p><hr><h3 id="options" tabindex="-1">options <a class="header-anchor" href="#options" aria-label="Permalink to &quot;options&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>options</strong>: <a href="./CompleteModelOptions"><code>CompleteModelOptions</code></a></p></blockquote><p>All options that the model was made with.</p><hr><h3 id="prunedheads" tabindex="-1">prunedHeads? <a class="header-anchor" href="#prunedheads" aria-label="Permalink to &quot;prunedHeads?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>prunedHeads?</strong>: <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, readonly <code>number</code>[]&gt;&gt;</p></blockquote><p>Attention heads that have been taken out since (<code>pruneHeads</code>), by layer, in the numbers of the model as it was made. Default none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/Architecture.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Architecture = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Architecture as default
};
