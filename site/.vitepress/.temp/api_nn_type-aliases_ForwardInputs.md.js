import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ForwardInputs<M>","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/type-aliases/ForwardInputs.md","filePath":"api/nn/type-aliases/ForwardInputs.md"}');
const _sfc_main = { name: "api/nn/type-aliases/ForwardInputs.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / ForwardInputs</p><h1 id="type-alias-forwardinputs-m" tabindex="-1">Type Alias: ForwardInputs&lt;M&gt; <a class="header-anchor" href="#type-alias-forwardinputs-m" aria-label="Permalink to &quot;Type Alias: ForwardInputs\\&lt;M\\&gt;&quot;">​</a></h1><blockquote><p><strong>ForwardInputs</strong>&lt;<code>M</code>&gt; = <code>Parameters</code>&lt;<code>M</code>[<code>&quot;forward&quot;</code>]&gt;</p></blockquote><p>What a module&#39;s forward is given.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code> <em>extends</em> <a href="./../classes/Module"><code>Module</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/type-aliases/ForwardInputs.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ForwardInputs = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ForwardInputs as default
};
