import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MultiLabelOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/MultiLabelOptions.md","filePath":"api/metrics/interfaces/MultiLabelOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/MultiLabelOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">metrics</a> / MultiLabelOptions</p><h1 id="interface-multilabeloptions" tabindex="-1">Interface: MultiLabelOptions <a class="header-anchor" href="#interface-multilabeloptions" aria-label="Permalink to &quot;Interface: MultiLabelOptions&quot;">​</a></h1><p>Options of <code>multiLabelReport</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="threshold" tabindex="-1">threshold? <a class="header-anchor" href="#threshold" aria-label="Permalink to &quot;threshold?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>threshold?</strong>: <code>number</code></p></blockquote><p>Probability from which on a class counts as shown. Default 0.5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/MultiLabelOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MultiLabelOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MultiLabelOptions as default
};
