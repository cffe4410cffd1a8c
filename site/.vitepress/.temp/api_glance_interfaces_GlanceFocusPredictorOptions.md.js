import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GlanceFocusPredictorOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/GlanceFocusPredictorOptions.md","filePath":"api/glance/interfaces/GlanceFocusPredictorOptions.md"}');
const _sfc_main = { name: "api/glance/interfaces/GlanceFocusPredictorOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / GlanceFocusPredictorOptions</p><h1 id="interface-glancefocuspredictoroptions" tabindex="-1">Interface: GlanceFocusPredictorOptions <a class="header-anchor" href="#interface-glancefocuspredictoroptions" aria-label="Permalink to &quot;Interface: GlanceFocusPredictorOptions&quot;">​</a></h1><p>Options of <code>GlanceFocusPredictor</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="batchsize" tabindex="-1">batchSize? <a class="header-anchor" href="#batchsize" aria-label="Permalink to &quot;batchSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>batchSize?</strong>: <code>number</code></p></blockquote><p>Images that are looked at together, at most. Default 64.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/GlanceFocusPredictorOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GlanceFocusPredictorOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GlanceFocusPredictorOptions as default
};
