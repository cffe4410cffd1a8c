import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"io","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/index.md","filePath":"api/io/index.md"}');
const _sfc_main = { name: "api/io/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../">fovea</a> / io</p><h1 id="io" tabindex="-1">io <a class="header-anchor" href="#io" aria-label="Permalink to &quot;io&quot;">​</a></h1><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/ByteSink">ByteSink</a></li><li><a href="./interfaces/ByteSource">ByteSource</a></li><li><a href="./interfaces/PyTorchFile">PyTorchFile</a></li><li><a href="./interfaces/SafetensorsFile">SafetensorsFile</a></li><li><a href="./interfaces/SafetensorsInfo">SafetensorsInfo</a></li><li><a href="./interfaces/SafetensorsInput">SafetensorsInput</a></li><li><a href="./interfaces/SafetensorsTensor">SafetensorsTensor</a></li><li><a href="./interfaces/SafetensorsWriteOptions">SafetensorsWriteOptions</a></li><li><a href="./interfaces/StateDictOptions">StateDictOptions</a></li><li><a href="./interfaces/WeightsFile">WeightsFile</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/ByteSourceLike">ByteSourceLike</a></li><li><a href="./type-aliases/SafetensorsData">SafetensorsData</a></li><li><a href="./type-aliases/SafetensorsDType">SafetensorsDType</a></li><li><a href="./type-aliases/StoredFloat">StoredFloat</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/blobSource">blobSource</a></li><li><a href="./functions/bytesSource">bytesSource</a></li><li><a href="./functions/narrowFloat32">narrowFloat32</a></li><li><a href="./functions/openPyTorch">openPyTorch</a></li><li><a href="./functions/openSafetensors">openSafetensors</a></li><li><a href="./functions/openWeights">openWeights</a></li><li><a href="./functions/toBfloat16Bits">toBfloat16Bits</a></li><li><a href="./functions/toFloat16Bits">toFloat16Bits</a></li><li><a href="./functions/toFloat32">toFloat32</a></li><li><a href="./functions/toInt32">toInt32</a></li><li><a href="./functions/writePyTorch">writePyTorch</a></li><li><a href="./functions/writeSafetensors">writeSafetensors</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
