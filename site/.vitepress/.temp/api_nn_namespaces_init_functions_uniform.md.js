import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: uniform()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/functions/uniform.md","filePath":"api/nn/namespaces/init/functions/uniform.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/functions/uniform.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / uniform</p><h1 id="function-uniform" tabindex="-1">Function: uniform() <a class="header-anchor" href="#function-uniform" aria-label="Permalink to &quot;Function: uniform()&quot;">​</a></h1><blockquote><p><strong>uniform</strong>(<code>low?</code>, <code>high?</code>): <a href="./../../../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote><p>Uniform in [low, high); default [0, 1).</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><code>low?</code></td><td><code>number</code></td><td><code>0</code></td></tr><tr><td><code>high?</code></td><td><code>number</code></td><td><code>1</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../../type-aliases/Initializer"><code>Initializer</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError unless both bounds are finite and low is at most high</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/functions/uniform.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const uniform = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  uniform as default
};
