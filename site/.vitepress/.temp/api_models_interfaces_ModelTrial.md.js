import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ModelTrial","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/interfaces/ModelTrial.md","filePath":"api/models/interfaces/ModelTrial.md"}');
const _sfc_main = { name: "api/models/interfaces/ModelTrial.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / ModelTrial</p><h1 id="interface-modeltrial" tabindex="-1">Interface: ModelTrial <a class="header-anchor" href="#interface-modeltrial" aria-label="Permalink to &quot;Interface: ModelTrial&quot;">​</a></h1><p>With what a model learns a few pictures by heart in 150 steps of AdamW: the least that shows that it trains.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>How many pictures. Default 16; less for a wide model, so that a step does not take seconds.</p><hr><h3 id="droppathrate" tabindex="-1">dropPathRate? <a class="header-anchor" href="#droppathrate" aria-label="Permalink to &quot;dropPathRate?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>dropPathRate?</strong>: <code>number</code></p></blockquote><p>Default 0.05.</p><hr><h3 id="imagesize" tabindex="-1">imageSize <a class="header-anchor" href="#imagesize" aria-label="Permalink to &quot;imageSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>imageSize</strong>: <code>number</code></p></blockquote><p>Side of the pictures.</p><hr><h3 id="lr" tabindex="-1">lr? <a class="header-anchor" href="#lr" aria-label="Permalink to &quot;lr?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>lr?</strong>: <code>number</code></p></blockquote><p>Default 1e-3.</p><hr><h3 id="smallimage" tabindex="-1">smallImage? <a class="header-anchor" href="#smallimage" aria-label="Permalink to &quot;smallImage?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>smallImage?</strong>: <code>boolean</code></p></blockquote><p>Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/ModelTrial.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ModelTrial = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ModelTrial as default
};
