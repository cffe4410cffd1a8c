import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"fovea","description":"","frontmatter":{},"headers":[],"relativePath":"api/index.md","filePath":"api/index.md"}');
const _sfc_main = { name: "api/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="fovea" tabindex="-1">fovea <a class="header-anchor" href="#fovea" aria-label="Permalink to &quot;fovea&quot;">​</a></h1><h2 id="modules" tabindex="-1">Modules <a class="header-anchor" href="#modules" aria-label="Permalink to &quot;Modules&quot;">​</a></h2><ul><li><a href="./analysis/">analysis</a></li><li><a href="./attacks/">attacks</a></li><li><a href="./data/">data</a></li><li><a href="./features/">features</a></li><li><a href="./glance/">glance</a></li><li><a href="./images/">images</a></li><li><a href="./index/">index</a></li><li><a href="./io/">io</a></li><li><a href="./metrics/">metrics</a></li><li><a href="./models/">models</a></li><li><a href="./multimodal/">multimodal</a></li><li><a href="./nn/">nn</a></li><li><a href="./onnx/">onnx</a></li><li><a href="./ops/">ops</a></li><li><a href="./optim/">optim</a></li><li><a href="./predict/">predict</a></li><li><a href="./reparam/">reparam</a></li><li><a href="./text/">text</a></li><li><a href="./train/">train</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
