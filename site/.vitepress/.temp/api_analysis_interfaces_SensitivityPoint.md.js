import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SensitivityPoint","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SensitivityPoint.md","filePath":"api/analysis/interfaces/SensitivityPoint.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SensitivityPoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SensitivityPoint</p><h1 id="interface-sensitivitypoint" tabindex="-1">Interface: SensitivityPoint <a class="header-anchor" href="#interface-sensitivitypoint" aria-label="Permalink to &quot;Interface: SensitivityPoint&quot;">​</a></h1><p>One point of the grid, with its figures or its error.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="error" tabindex="-1">error <a class="header-anchor" href="#error" aria-label="Permalink to &quot;error&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>error</strong>: <code>string</code> | <code>null</code></p></blockquote><p>Why not.</p><hr><h3 id="figures" tabindex="-1">figures <a class="header-anchor" href="#figures" aria-label="Permalink to &quot;figures&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>figures</strong>: <a href="./CostFigures"><code>CostFigures</code></a> | <code>null</code></p></blockquote><p>Null where the model cannot be made with these options, or cannot take its input.</p><hr><h3 id="inputshape" tabindex="-1">inputShape <a class="header-anchor" href="#inputshape" aria-label="Permalink to &quot;inputShape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>inputShape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a> | <code>null</code></p></blockquote><p>Null where the model could not be made.</p><hr><h3 id="options" tabindex="-1">options <a class="header-anchor" href="#options" aria-label="Permalink to &quot;options&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>options</strong>: <a href="./../type-aliases/OptionPoint"><code>OptionPoint</code></a></p></blockquote><p>The values of the options at the point.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SensitivityPoint.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SensitivityPoint = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SensitivityPoint as default
};
