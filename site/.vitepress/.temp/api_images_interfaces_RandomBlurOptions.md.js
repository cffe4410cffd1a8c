import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomBlurOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/RandomBlurOptions.md","filePath":"api/images/interfaces/RandomBlurOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/RandomBlurOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / RandomBlurOptions</p><h1 id="interface-randombluroptions" tabindex="-1">Interface: RandomBlurOptions <a class="header-anchor" href="#interface-randombluroptions" aria-label="Permalink to &quot;Interface: RandomBlurOptions&quot;">​</a></h1><p>Options of <code>randomGaussianBlur</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ChanceOptions"><code>ChanceOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="kernelsize" tabindex="-1">kernelSize? <a class="header-anchor" href="#kernelsize" aria-label="Permalink to &quot;kernelSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>kernelSize?</strong>: <code>number</code></p></blockquote><p>Odd; where half of it is more than the image&#39;s sides have, the largest that fits is taken. Default 23, as in timm&#39;s.</p><hr><h3 id="sigma" tabindex="-1">sigma? <a class="header-anchor" href="#sigma" aria-label="Permalink to &quot;sigma?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>sigma?</strong>: <a href="./../type-aliases/Interval"><code>Interval</code></a></p></blockquote><p>Default <code>[0.1, 2]</code>.</p><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>p?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/RandomBlurOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomBlurOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomBlurOptions as default
};
