import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: constant()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/functions/constant.md","filePath":"api/nn/namespaces/init/functions/constant.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/functions/constant.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / constant</p><h1 id="function-constant" tabindex="-1">Function: constant() <a class="header-anchor" href="#function-constant" aria-label="Permalink to &quot;Function: constant()&quot;">​</a></h1><blockquote><p><strong>constant</strong>(<code>value</code>): <a href="./../../../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote><p>The same value everywhere.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>value</code></td><td><code>number</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../../type-aliases/Initializer"><code>Initializer</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/functions/constant.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const constant = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  constant as default
};
