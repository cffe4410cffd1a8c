import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomErasingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/RandomErasingOptions.md","filePath":"api/images/interfaces/RandomErasingOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/RandomErasingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / RandomErasingOptions</p><h1 id="interface-randomerasingoptions" tabindex="-1">Interface: RandomErasingOptions <a class="header-anchor" href="#interface-randomerasingoptions" aria-label="Permalink to &quot;Interface: RandomErasingOptions&quot;">​</a></h1><p>Options of <code>randomErasing</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="p" tabindex="-1">p? <a class="header-anchor" href="#p" aria-label="Permalink to &quot;p?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>p?</strong>: <code>number</code></p></blockquote><p>Probability. Default 0.5.</p><hr><h3 id="ratio" tabindex="-1">ratio? <a class="header-anchor" href="#ratio" aria-label="Permalink to &quot;ratio?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>ratio?</strong>: <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>Height by width. Default <code>[0.3, 3.3]</code>.</p><hr><h3 id="scale" tabindex="-1">scale? <a class="header-anchor" href="#scale" aria-label="Permalink to &quot;scale?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>scale?</strong>: <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>Part of the image&#39;s area. Default <code>[0.02, 0.33]</code>.</p><hr><h3 id="value" tabindex="-1">value? <a class="header-anchor" href="#value" aria-label="Permalink to &quot;value?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>value?</strong>: <code>&quot;random&quot;</code> | <a href="./../type-aliases/Fill"><code>Fill</code></a></p></blockquote><p>What is put there: a byte, one a channel, or random ones. Default 0; networks see the mean of their data as 0 after normalisation.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/RandomErasingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomErasingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomErasingOptions as default
};
