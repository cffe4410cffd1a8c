import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: defaultGenerator","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/variables/defaultGenerator.md","filePath":"api/nn/variables/defaultGenerator.md"}');
const _sfc_main = { name: "api/nn/variables/defaultGenerator.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / defaultGenerator</p><h1 id="variable-defaultgenerator" tabindex="-1">Variable: defaultGenerator <a class="header-anchor" href="#variable-defaultgenerator" aria-label="Permalink to &quot;Variable: defaultGenerator&quot;">​</a></h1><blockquote><p><code>const</code> <strong>defaultGenerator</strong>: <a href="./../../index/classes/Generator"><code>Generator</code></a></p></blockquote><p>Feeds dropout and whatever else draws random numbers while training.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/variables/defaultGenerator.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const defaultGenerator = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  defaultGenerator as default
};
