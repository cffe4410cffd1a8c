import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PolicyOutput","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/PolicyOutput.md","filePath":"api/glance/interfaces/PolicyOutput.md"}');
const _sfc_main = { name: "api/glance/interfaces/PolicyOutput.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / PolicyOutput</p><h1 id="interface-policyoutput" tabindex="-1">Interface: PolicyOutput <a class="header-anchor" href="#interface-policyoutput" aria-label="Permalink to &quot;Interface: PolicyOutput&quot;">​</a></h1><p>What the policy says, step by step.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="hidden" tabindex="-1">hidden <a class="header-anchor" href="#hidden" aria-label="Permalink to &quot;hidden&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>hidden</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[1, N, hiddenSize]</code>: what the next step goes on from.</p><hr><h3 id="means" tabindex="-1">means <a class="header-anchor" href="#means" aria-label="Permalink to &quot;means&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>means</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[N, T, 2]</code>: the means of the next positions (x, y), each in 0…1.</p><hr><h3 id="values" tabindex="-1">values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;values&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>values</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[N, T]</code>: estimates of the rewards to come.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/PolicyOutput.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PolicyOutput = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PolicyOutput as default
};
