import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: fans()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/functions/fans.md","filePath":"api/nn/namespaces/init/functions/fans.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/functions/fans.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / fans</p><h1 id="function-fans" tabindex="-1">Function: fans() <a class="header-anchor" href="#function-fans" aria-label="Permalink to &quot;Function: fans()&quot;">​</a></h1><blockquote><p><strong>fans</strong>(<code>shape</code>): <code>object</code></p></blockquote><p>Inputs and outputs of one unit (0 of a weight without values): shape <code>[out, in, …kernel]</code>.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>shape</code></td><td><a href="./../../../../index/type-aliases/Shape"><code>Shape</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>object</code></p><h3 id="fanin" tabindex="-1">fanIn <a class="header-anchor" href="#fanin" aria-label="Permalink to &quot;fanIn&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>fanIn</strong>: <code>number</code></p></blockquote><h3 id="fanout" tabindex="-1">fanOut <a class="header-anchor" href="#fanout" aria-label="Permalink to &quot;fanOut&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>fanOut</strong>: <code>number</code></p></blockquote><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a shape of fewer than two axes</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/functions/fans.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const fans = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  fans as default
};
