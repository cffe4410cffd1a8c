import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: activationNames","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/variables/activationNames.md","filePath":"api/ops/variables/activationNames.md"}');
const _sfc_main = { name: "api/ops/variables/activationNames.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / activationNames</p><h1 id="variable-activationnames" tabindex="-1">Variable: activationNames <a class="header-anchor" href="#variable-activationnames" aria-label="Permalink to &quot;Variable: activationNames&quot;">​</a></h1><blockquote><p><code>const</code> <strong>activationNames</strong>: readonly (<code>&quot;tanh&quot;</code> | <code>&quot;leakyRelu&quot;</code> | <code>&quot;gelu&quot;</code> | <code>&quot;hardTanh&quot;</code> | <code>&quot;elu&quot;</code> | <code>&quot;softplus&quot;</code> | <code>&quot;identity&quot;</code> | <code>&quot;geluTanh&quot;</code> | <code>&quot;relu&quot;</code> | <code>&quot;relu6&quot;</code> | <code>&quot;sigmoid&quot;</code> | <code>&quot;logSigmoid&quot;</code> | <code>&quot;hardSigmoid&quot;</code> | <code>&quot;hardSwish&quot;</code> | <code>&quot;silu&quot;</code> | <code>&quot;quickGelu&quot;</code> | <code>&quot;selu&quot;</code> | <code>&quot;softsign&quot;</code> | <code>&quot;mish&quot;</code>)[]</p></blockquote><p>The names that <code>activate</code> and the <code>Activation</code> layer know.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/variables/activationNames.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const activationNames = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  activationNames as default
};
