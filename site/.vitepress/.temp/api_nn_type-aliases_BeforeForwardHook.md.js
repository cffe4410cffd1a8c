import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: BeforeForwardHook<M>","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/type-aliases/BeforeForwardHook.md","filePath":"api/nn/type-aliases/BeforeForwardHook.md"}');
const _sfc_main = { name: "api/nn/type-aliases/BeforeForwardHook.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / BeforeForwardHook</p><h1 id="type-alias-beforeforwardhook-m" tabindex="-1">Type Alias: BeforeForwardHook&lt;M&gt; <a class="header-anchor" href="#type-alias-beforeforwardhook-m" aria-label="Permalink to &quot;Type Alias: BeforeForwardHook\\&lt;M\\&gt;&quot;">​</a></h1><blockquote><p><strong>BeforeForwardHook</strong>&lt;<code>M</code>&gt; = (<code>module</code>, <code>inputs</code>) =&gt; readonly <a href="./../../index/classes/Tensor"><code>Tensor</code></a>[] | <a href="./../../index/classes/Tensor"><code>Tensor</code></a> | <code>Nothing</code></p></blockquote><p>Runs before a module&#39;s forward; what it returns, unless undefined, takes the place of the inputs: a list of them, or one alone.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code> <em>extends</em> <a href="./../classes/Module"><code>Module</code></a></td><td><a href="./../classes/Module"><code>Module</code></a></td></tr></tbody></table><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>module</code></td><td><code>M</code></td></tr><tr><td><code>inputs</code></td><td><a href="./ForwardInputs"><code>ForwardInputs</code></a>&lt;<code>M</code>&gt;</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p>readonly <a href="./../../index/classes/Tensor"><code>Tensor</code></a>[] | <a href="./../../index/classes/Tensor"><code>Tensor</code></a> | <code>Nothing</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/type-aliases/BeforeForwardHook.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BeforeForwardHook = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BeforeForwardHook as default
};
