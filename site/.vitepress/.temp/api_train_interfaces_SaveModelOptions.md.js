import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SaveModelOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/SaveModelOptions.md","filePath":"api/train/interfaces/SaveModelOptions.md"}');
const _sfc_main = { name: "api/train/interfaces/SaveModelOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / SaveModelOptions</p><h1 id="interface-savemodeloptions" tabindex="-1">Interface: SaveModelOptions <a class="header-anchor" href="#interface-savemodeloptions" aria-label="Permalink to &quot;Interface: SaveModelOptions&quot;">​</a></h1><p>Options of <code>saveModel</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ModelUse"><code>ModelUse</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="dtype" tabindex="-1">dtype? <a class="header-anchor" href="#dtype" aria-label="Permalink to &quot;dtype?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>dtype?</strong>: <code>&quot;float32&quot;</code> | <code>&quot;float16&quot;</code> | <code>&quot;bfloat16&quot;</code></p></blockquote><p>Number type of the weights in the file; the smaller ones are rounded to nearest. Default &#39;float32&#39;.</p><hr><h3 id="format" tabindex="-1">format? <a class="header-anchor" href="#format" aria-label="Permalink to &quot;format?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>format?</strong>: <code>&quot;safetensors&quot;</code> | <code>&quot;pytorch&quot;</code></p></blockquote><p>Default &#39;safetensors&#39;. &#39;pytorch&#39; is what <code>torch.load(path, weights_only=True)</code> reads: a state dict, which has no place for a description, so that <code>loadModel</code> cannot use it.</p><hr><h3 id="metadata" tabindex="-1">metadata? <a class="header-anchor" href="#metadata" aria-label="Permalink to &quot;metadata?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>metadata?</strong>: <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</p></blockquote><p>More strings to keep in the file.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classNames?</code>, <code>multiLabel?</code>, <code>preprocessing?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/SaveModelOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SaveModelOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SaveModelOptions as default
};
