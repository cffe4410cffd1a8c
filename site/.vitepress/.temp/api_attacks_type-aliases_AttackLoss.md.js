import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: AttackLoss","description":"","frontmatter":{},"headers":[],"relativePath":"api/attacks/type-aliases/AttackLoss.md","filePath":"api/attacks/type-aliases/AttackLoss.md"}');
const _sfc_main = { name: "api/attacks/type-aliases/AttackLoss.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">attacks</a> / AttackLoss</p><h1 id="type-alias-attackloss" tabindex="-1">Type Alias: AttackLoss <a class="header-anchor" href="#type-alias-attackloss" aria-label="Permalink to &quot;Type Alias: AttackLoss&quot;">​</a></h1><blockquote><p><strong>AttackLoss</strong> = (<code>images</code>, <code>labels</code>) =&gt; <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>A scalar to be driven up: <code>(images, labels) =&gt; crossEntropy(model.forward(images), labels)</code>.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>images</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr><tr><td><code>labels</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/attacks/type-aliases/AttackLoss.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttackLoss = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttackLoss as default
};
