import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: TrainingLoss","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/type-aliases/TrainingLoss.md","filePath":"api/train/type-aliases/TrainingLoss.md"}');
const _sfc_main = { name: "api/train/type-aliases/TrainingLoss.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / TrainingLoss</p><h1 id="type-alias-trainingloss" tabindex="-1">Type Alias: TrainingLoss <a class="header-anchor" href="#type-alias-trainingloss" aria-label="Permalink to &quot;Type Alias: TrainingLoss&quot;">​</a></h1><blockquote><p><strong>TrainingLoss</strong> = (<code>logits</code>, <code>target</code>) =&gt; <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Loss of a batch, a scalar: logits <code>[N, classes]</code>, and labels <code>[N]</code> int32 or, of mixed images and those that show several classes, the part that each class has, <code>[N, classes]</code> float32 in 0…1.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>logits</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr><tr><td><code>target</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/type-aliases/TrainingLoss.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainingLoss = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainingLoss as default
};
