import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AdaptsWeights","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/AdaptsWeights.md","filePath":"api/nn/interfaces/AdaptsWeights.md"}');
const _sfc_main = { name: "api/nn/interfaces/AdaptsWeights.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / AdaptsWeights</p><h1 id="interface-adaptsweights" tabindex="-1">Interface: AdaptsWeights <a class="header-anchor" href="#interface-adaptsweights" aria-label="Permalink to &quot;Interface: AdaptsWeights&quot;">​</a></h1><p>A model that can use weights of another shape than its own, such as positions for another image size.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="adaptweights" tabindex="-1">adaptWeights() <a class="header-anchor" href="#adaptweights" aria-label="Permalink to &quot;adaptWeights()&quot;">​</a></h3><blockquote><p><strong>adaptWeights</strong>(<code>dict</code>): <a href="./../type-aliases/StateDict"><code>StateDict</code></a></p></blockquote><p>The dict with what does not fit converted, as far as that is possible.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>dict</code></td><td><a href="./../type-aliases/StateDict"><code>StateDict</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="./../type-aliases/StateDict"><code>StateDict</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/AdaptsWeights.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AdaptsWeights = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AdaptsWeights as default
};
