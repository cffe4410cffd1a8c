import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ColorJitterOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/ColorJitterOptions.md","filePath":"api/images/interfaces/ColorJitterOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/ColorJitterOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / ColorJitterOptions</p><h1 id="interface-colorjitteroptions" tabindex="-1">Interface: ColorJitterOptions <a class="header-anchor" href="#interface-colorjitteroptions" aria-label="Permalink to &quot;Interface: ColorJitterOptions&quot;">​</a></h1><p>Options of <code>colorJitter</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="brightness" tabindex="-1">brightness? <a class="header-anchor" href="#brightness" aria-label="Permalink to &quot;brightness?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>brightness?</strong>: <code>number</code> | <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>Range of the factor, or how far it may be from 1. Default 0: none.</p><hr><h3 id="contrast" tabindex="-1">contrast? <a class="header-anchor" href="#contrast" aria-label="Permalink to &quot;contrast?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>contrast?</strong>: <code>number</code> | <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>The same of the contrast. Default 0: none.</p><hr><h3 id="hue" tabindex="-1">hue? <a class="header-anchor" href="#hue" aria-label="Permalink to &quot;hue?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>hue?</strong>: <code>number</code> | <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>Range of the turn, as a part of the circle, or how far it may be from 0; at most 0.5. Default 0: none.</p><hr><h3 id="saturation" tabindex="-1">saturation? <a class="header-anchor" href="#saturation" aria-label="Permalink to &quot;saturation?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>saturation?</strong>: <code>number</code> | <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>The same of the saturation. Default 0: none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/ColorJitterOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ColorJitterOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ColorJitterOptions as default
};
