import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Look","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/Look.md","filePath":"api/glance/interfaces/Look.md"}');
const _sfc_main = { name: "api/glance/interfaces/Look.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / Look</p><h1 id="interface-look" tabindex="-1">Interface: Look <a class="header-anchor" href="#interface-look" aria-label="Permalink to &quot;Interface: Look&quot;">​</a></h1><p>What one look gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="encoderlogits" tabindex="-1">encoderLogits <a class="header-anchor" href="#encoderlogits" aria-label="Permalink to &quot;encoderLogits&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>encoderLogits</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a> | <code>undefined</code></p></blockquote><p>Of the encoder&#39;s own classifier; undefined where it has none.</p><hr><h3 id="features" tabindex="-1">features <a class="header-anchor" href="#features" aria-label="Permalink to &quot;features&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>features</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Of the maps&#39; means, <code>[N, hiddenSize]</code>: what the classifier reads.</p><hr><h3 id="maps" tabindex="-1">maps <a class="header-anchor" href="#maps" aria-label="Permalink to &quot;maps&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>maps</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Of the encoder, <code>[N, h, w, c]</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/Look.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Look = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Look as default
};
