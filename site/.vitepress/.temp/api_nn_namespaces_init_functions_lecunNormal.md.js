import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: lecunNormal()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/functions/lecunNormal.md","filePath":"api/nn/namespaces/init/functions/lecunNormal.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/functions/lecunNormal.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / lecunNormal</p><h1 id="function-lecunnormal" tabindex="-1">Function: lecunNormal() <a class="header-anchor" href="#function-lecunnormal" aria-label="Permalink to &quot;Function: lecunNormal()&quot;">​</a></h1><blockquote><p><strong>lecunNormal</strong>(): <a href="./../../../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote><p>LeCun&#39;s scheme as in timm: truncated normal of variance 1 / fanIn, cut at two deviations (Klambauer et al., arXiv:1706.02515).</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../../type-aliases/Initializer"><code>Initializer</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/functions/lecunNormal.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const lecunNormal = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  lecunNormal as default
};
