import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: calculateGain()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/functions/calculateGain.md","filePath":"api/nn/namespaces/init/functions/calculateGain.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/functions/calculateGain.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / calculateGain</p><h1 id="function-calculategain" tabindex="-1">Function: calculateGain() <a class="header-anchor" href="#function-calculategain" aria-label="Permalink to &quot;Function: calculateGain()&quot;">​</a></h1><blockquote><p><strong>calculateGain</strong>(<code>nonlinearity</code>, <code>slope?</code>): <code>number</code></p></blockquote><p>Factor by which a nonlinearity shrinks the standard deviation of what passes it; <code>slope</code> is leakyRelu&#39;s, default 0.01.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><code>nonlinearity</code></td><td><code>&quot;tanh&quot;</code> | <code>&quot;leakyRelu&quot;</code> | <code>&quot;relu&quot;</code> | <code>&quot;sigmoid&quot;</code> | <code>&quot;selu&quot;</code> | <code>&quot;linear&quot;</code></td><td><code>undefined</code></td></tr><tr><td><code>slope?</code></td><td><code>number</code></td><td><code>0.01</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>number</code></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a nonlinearity that has none, or a slope that is not finite</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/functions/calculateGain.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const calculateGain = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  calculateGain as default
};
