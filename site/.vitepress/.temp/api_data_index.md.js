import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"data","description":"","frontmatter":{},"headers":[],"relativePath":"api/data/index.md","filePath":"api/data/index.md"}');
const _sfc_main = { name: "api/data/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../">fovea</a> / data</p><h1 id="data" tabindex="-1">data <a class="header-anchor" href="#data" aria-label="Permalink to &quot;data&quot;">​</a></h1><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/BatchOptions">BatchOptions</a></li><li><a href="./interfaces/BatchOrder">BatchOrder</a></li><li><a href="./interfaces/IdxArray">IdxArray</a></li><li><a href="./interfaces/ImageSet">ImageSet</a></li><li><a href="./interfaces/ImageSplit">ImageSplit</a></li><li><a href="./interfaces/LabelledBatch">LabelledBatch</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/balancedClassWeights">balancedClassWeights</a></li><li><a href="./functions/batchCount">batchCount</a></li><li><a href="./functions/batches">batches</a></li><li><a href="./functions/channelStatistics">channelStatistics</a></li><li><a href="./functions/imageSetFromIdx">imageSetFromIdx</a></li><li><a href="./functions/parseIdx">parseIdx</a></li><li><a href="./functions/permutation">permutation</a></li><li><a href="./functions/selectImages">selectImages</a></li><li><a href="./functions/splitImages">splitImages</a></li><li><a href="./functions/splitLabels">splitLabels</a></li><li><a href="./functions/takeImages">takeImages</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/data/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
