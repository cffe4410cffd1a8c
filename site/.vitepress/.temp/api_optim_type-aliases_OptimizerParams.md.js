import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: OptimizerParams<S>","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/type-aliases/OptimizerParams.md","filePath":"api/optim/type-aliases/OptimizerParams.md"}');
const _sfc_main = { name: "api/optim/type-aliases/OptimizerParams.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / OptimizerParams</p><h1 id="type-alias-optimizerparams-s" tabindex="-1">Type Alias: OptimizerParams&lt;S&gt; <a class="header-anchor" href="#type-alias-optimizerparams-s" aria-label="Permalink to &quot;Type Alias: OptimizerParams\\&lt;S\\&gt;&quot;">​</a></h1><blockquote><p><strong>OptimizerParams</strong>&lt;<code>S</code>&gt; = readonly <a href="./../../nn/classes/Parameter"><code>Parameter</code></a>[] | readonly <a href="./../interfaces/ParameterGroup"><code>ParameterGroup</code></a>&lt;<code>S</code>&gt;[]</p></blockquote><p>What an optimiser trains: parameters, or groups of them with options of their own.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-s"></a> <code>S</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/type-aliases/OptimizerParams.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OptimizerParams = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OptimizerParams as default
};
