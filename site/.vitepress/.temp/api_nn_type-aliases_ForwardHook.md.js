import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ForwardHook<M>","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/type-aliases/ForwardHook.md","filePath":"api/nn/type-aliases/ForwardHook.md"}');
const _sfc_main = { name: "api/nn/type-aliases/ForwardHook.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / ForwardHook</p><h1 id="type-alias-forwardhook-m" tabindex="-1">Type Alias: ForwardHook&lt;M&gt; <a class="header-anchor" href="#type-alias-forwardhook-m" aria-label="Permalink to &quot;Type Alias: ForwardHook\\&lt;M\\&gt;&quot;">​</a></h1><blockquote><p><strong>ForwardHook</strong>&lt;<code>M</code>&gt; = (<code>module</code>, <code>inputs</code>, <code>output</code>) =&gt; <code>ReturnType</code>&lt;<code>M</code>[<code>&quot;forward&quot;</code>]&gt; | <code>Nothing</code></p></blockquote><p>Runs after a module&#39;s forward; what it returns, unless undefined, takes the place of the output.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code> <em>extends</em> <a href="./../classes/Module"><code>Module</code></a></td><td><a href="./../classes/Module"><code>Module</code></a></td></tr></tbody></table><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>module</code></td><td><code>M</code></td></tr><tr><td><code>inputs</code></td><td><a href="./ForwardInputs"><code>ForwardInputs</code></a>&lt;<code>M</code>&gt;</td></tr><tr><td><code>output</code></td><td><code>ReturnType</code>&lt;<code>M</code>[<code>&quot;forward&quot;</code>]&gt;</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>ReturnType</code>&lt;<code>M</code>[<code>&quot;forward&quot;</code>]&gt; | <code>Nothing</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/type-aliases/ForwardHook.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ForwardHook = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ForwardHook as default
};
