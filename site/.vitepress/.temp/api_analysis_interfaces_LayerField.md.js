import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LayerField","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/LayerField.md","filePath":"api/analysis/interfaces/LayerField.md"}');
const _sfc_main = { name: "api/analysis/interfaces/LayerField.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / LayerField</p><h1 id="interface-layerfield" tabindex="-1">Interface: LayerField <a class="header-anchor" href="#interface-layerfield" aria-label="Permalink to &quot;Interface: LayerField&quot;">​</a></h1><p>The receptive field of one layer.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="axes" tabindex="-1">axes <a class="header-anchor" href="#axes" aria-label="Permalink to &quot;axes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>axes</strong>: readonly <a href="./AxisField"><code>AxisField</code></a>[] | <code>null</code></p></blockquote><p>One for each axis of the report; null for a layer that the input does not reach.</p><hr><h3 id="depth" tabindex="-1">depth <a class="header-anchor" href="#depth" aria-label="Permalink to &quot;depth&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>depth</strong>: <code>number</code></p></blockquote><p>0 for the model, 1 for the layers in it, and so on.</p><hr><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>name</strong>: <code>string</code></p></blockquote><p>Dotted name; &#39;&#39; for the whole model.</p><hr><h3 id="outputshape" tabindex="-1">outputShape <a class="header-anchor" href="#outputshape" aria-label="Permalink to &quot;outputShape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>outputShape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a> | <code>null</code></p></blockquote><p>Null for a layer that the input does not reach.</p><hr><h3 id="type" tabindex="-1">type <a class="header-anchor" href="#type" aria-label="Permalink to &quot;type&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>type</strong>: <code>string</code></p></blockquote><p>Class of the layer.</p><hr><h3 id="unproductive" tabindex="-1">unproductive <a class="header-anchor" href="#unproductive" aria-label="Permalink to &quot;unproductive&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>unproductive</strong>: <code>boolean</code></p></blockquote><p>A layer of weights without layers in it, to whose input&#39;s windows the image is too small already: it can see no more than layers before it (Richter et al., arXiv:2106.12307). Not said behind what looks at the whole image anyway.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/LayerField.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayerField = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayerField as default
};
