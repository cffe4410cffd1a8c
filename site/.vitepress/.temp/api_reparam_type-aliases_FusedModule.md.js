import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: FusedModule<M>","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/type-aliases/FusedModule.md","filePath":"api/reparam/type-aliases/FusedModule.md"}');
const _sfc_main = { name: "api/reparam/type-aliases/FusedModule.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">reparam</a> / FusedModule</p><h1 id="type-alias-fusedmodule-m" tabindex="-1">Type Alias: FusedModule&lt;M&gt; <a class="header-anchor" href="#type-alias-fusedmodule-m" aria-label="Permalink to &quot;Type Alias: FusedModule\\&lt;M\\&gt;&quot;">​</a></h1><blockquote><p><strong>FusedModule</strong>&lt;<code>M</code>&gt; = <code>M</code> <em>extends</em> <a href="./../../nn/classes/MultiBranchConv2d"><code>MultiBranchConv2d</code></a> ? <a href="./../../nn/interfaces/Layer"><code>Layer</code></a> : <code>M</code></p></blockquote><p>The model&#39;s own class; a multi-branch convolution becomes another layer.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code> <em>extends</em> <a href="./../../nn/classes/Module"><code>Module</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/type-aliases/FusedModule.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FusedModule = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FusedModule as default
};
