import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConfusionMatrixOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/ConfusionMatrixOptions.md","filePath":"api/metrics/interfaces/ConfusionMatrixOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/ConfusionMatrixOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / ConfusionMatrixOptions</p><h1 id="interface-confusionmatrixoptions" tabindex="-1">Interface: ConfusionMatrixOptions <a class="header-anchor" href="#interface-confusionmatrixoptions" aria-label="Permalink to &quot;Interface: ConfusionMatrixOptions&quot;">​</a></h1><p>Options of <code>ConfusionMatrix</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="ignoreindex" tabindex="-1">ignoreIndex? <a class="header-anchor" href="#ignoreindex" aria-label="Permalink to &quot;ignoreIndex?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>ignoreIndex?</strong>: <code>number</code></p></blockquote><p>Label of images or pixels that are not counted, whatever is predicted for them; a class of that number has no part in means. Default: none.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/ConfusionMatrixOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConfusionMatrixOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConfusionMatrixOptions as default
};
