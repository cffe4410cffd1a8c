import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/ClassOptions.md","filePath":"api/analysis/interfaces/ClassOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/ClassOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / ClassOptions</p><h1 id="interface-classoptions" tabindex="-1">Interface: ClassOptions <a class="header-anchor" href="#interface-classoptions" aria-label="Permalink to &quot;Interface: ClassOptions&quot;">​</a></h1><p>Options of tools that explain a class.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./AttributeOptions"><code>AttributeOptions</code></a></li><li><a href="./GradCamOptions"><code>GradCamOptions</code></a></li><li><a href="./IntegratedGradientsOptions"><code>IntegratedGradientsOptions</code></a></li><li><a href="./OcclusionOptions"><code>OcclusionOptions</code></a></li><li><a href="./PerturbationOptions"><code>PerturbationOptions</code></a></li><li><a href="./SaliencyOptions"><code>SaliencyOptions</code></a></li><li><a href="./SmoothGradOptions"><code>SmoothGradOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classindex" tabindex="-1">classIndex? <a class="header-anchor" href="#classindex" aria-label="Permalink to &quot;classIndex?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>classIndex?</strong>: <code>number</code> | readonly <code>number</code>[]</p></blockquote><p>The class to explain, for all images or one for each. Default: the likeliest of each.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/ClassOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassOptions as default
};
