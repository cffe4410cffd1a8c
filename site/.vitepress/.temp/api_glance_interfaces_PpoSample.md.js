import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PpoSample","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/PpoSample.md","filePath":"api/glance/interfaces/PpoSample.md"}');
const _sfc_main = { name: "api/glance/interfaces/PpoSample.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / PpoSample</p><h1 id="interface-pposample" tabindex="-1">Interface: PpoSample <a class="header-anchor" href="#interface-pposample" aria-label="Permalink to &quot;Interface: PpoSample&quot;">​</a></h1><p>What <code>ppoLoss</code> takes, all of one shape.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="logprobs" tabindex="-1">logProbs <a class="header-anchor" href="#logprobs" aria-label="Permalink to &quot;logProbs&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>logProbs</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Of the actions, by the policy as it is.</p><hr><h3 id="oldlogprobs" tabindex="-1">oldLogProbs <a class="header-anchor" href="#oldlogprobs" aria-label="Permalink to &quot;oldLogProbs&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>oldLogProbs</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Of the actions, by the policy that took them.</p><hr><h3 id="returns" tabindex="-1">returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;returns&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>returns</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>What was got, from each action on.</p><hr><h3 id="values" tabindex="-1">values <a class="header-anchor" href="#values" aria-label="Permalink to &quot;values&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>values</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>The critic&#39;s estimates of that.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/PpoSample.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PpoSample = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PpoSample as default
};
