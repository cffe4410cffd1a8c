import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: zeros","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/variables/zeros.md","filePath":"api/nn/namespaces/init/variables/zeros.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/variables/zeros.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / zeros</p><h1 id="variable-zeros" tabindex="-1">Variable: zeros <a class="header-anchor" href="#variable-zeros" aria-label="Permalink to &quot;Variable: zeros&quot;">​</a></h1><blockquote><p><code>const</code> <strong>zeros</strong>: <a href="./../../../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/variables/zeros.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const zeros = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  zeros as default
};
