import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PolicyStepOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/PolicyStepOptions.md","filePath":"api/glance/interfaces/PolicyStepOptions.md"}');
const _sfc_main = { name: "api/glance/interfaces/PolicyStepOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / PolicyStepOptions</p><h1 id="interface-policystepoptions" tabindex="-1">Interface: PolicyStepOptions <a class="header-anchor" href="#interface-policystepoptions" aria-label="Permalink to &quot;Interface: PolicyStepOptions&quot;">​</a></h1><p>Options of <code>PolicyStep</code>; those of <code>ppoLoss</code> among them.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./PpoLossOptions"><code>PpoLossOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="epochs" tabindex="-1">epochs? <a class="header-anchor" href="#epochs" aria-label="Permalink to &quot;epochs?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>epochs?</strong>: <code>number</code></p></blockquote><p>Updates from each batch. Default 1.</p><hr><h3 id="gamma" tabindex="-1">gamma? <a class="header-anchor" href="#gamma" aria-label="Permalink to &quot;gamma?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>gamma?</strong>: <code>number</code></p></blockquote><p>What a reward one step later is worth. Default 0.7.</p><hr><h3 id="policystd" tabindex="-1">policyStd? <a class="header-anchor" href="#policystd" aria-label="Permalink to &quot;policyStd?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>policyStd?</strong>: <code>number</code></p></blockquote><p>Standard deviation of the positions around the policy&#39;s means, in parts of the way across. Default 0.1.</p><hr><h3 id="seed" tabindex="-1">seed? <a class="header-anchor" href="#seed" aria-label="Permalink to &quot;seed?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>seed?</strong>: <code>number</code></p></blockquote><p>Of the positions that are tried. Default 0.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>clipRange?</code>, <code>valueWeight?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/PolicyStepOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PolicyStepOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PolicyStepOptions as default
};
