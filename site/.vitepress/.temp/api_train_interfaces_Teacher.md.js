import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Teacher","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/Teacher.md","filePath":"api/train/interfaces/Teacher.md"}');
const _sfc_main = { name: "api/train/interfaces/Teacher.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / Teacher</p><h1 id="interface-teacher" tabindex="-1">Interface: Teacher <a class="header-anchor" href="#interface-teacher" aria-label="Permalink to &quot;Interface: Teacher&quot;">​</a></h1><p>Whose answers a model learns besides the labels: see <code>distillationLoss</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="lambda" tabindex="-1">lambda? <a class="header-anchor" href="#lambda" aria-label="Permalink to &quot;lambda?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>lambda?</strong>: <code>number</code></p></blockquote><p>Share of the teacher&#39;s part in the loss. Default 0.9.</p><hr><h3 id="logits" tabindex="-1">logits <a class="header-anchor" href="#logits" aria-label="Permalink to &quot;logits&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>logits</strong>: (<code>images</code>) =&gt; <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Logits <code>[N, classes]</code> for the model&#39;s images; no gradient flows to them. A model that gives them is in evaluation mode.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>images</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="./../../index/classes/Tensor"><code>Tensor</code></a></p><hr><h3 id="temperature" tabindex="-1">temperature? <a class="header-anchor" href="#temperature" aria-label="Permalink to &quot;temperature?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>temperature?</strong>: <code>number</code></p></blockquote><p>Default 4.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/Teacher.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Teacher = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Teacher as default
};
