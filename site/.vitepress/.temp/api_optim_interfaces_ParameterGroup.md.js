import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ParameterGroup<S>","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/ParameterGroup.md","filePath":"api/optim/interfaces/ParameterGroup.md"}');
const _sfc_main = { name: "api/optim/interfaces/ParameterGroup.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / ParameterGroup</p><h1 id="interface-parametergroup-s" tabindex="-1">Interface: ParameterGroup&lt;S&gt; <a class="header-anchor" href="#interface-parametergroup-s" aria-label="Permalink to &quot;Interface: ParameterGroup\\&lt;S\\&gt;&quot;">​</a></h1><p>Parameters that share options; what a group leaves out is the optimiser&#39;s own.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-s"></a> <code>S</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="options" tabindex="-1">options? <a class="header-anchor" href="#options" aria-label="Permalink to &quot;options?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>options?</strong>: <code>Partial</code>&lt;<code>S</code>&gt;</p></blockquote><p>Those that differ from the optimiser&#39;s. Default: none.</p><hr><h3 id="params" tabindex="-1">params <a class="header-anchor" href="#params" aria-label="Permalink to &quot;params&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>params</strong>: readonly <a href="./../../nn/classes/Parameter"><code>Parameter</code></a>[]</p></blockquote><p>The parameters of the group.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/ParameterGroup.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ParameterGroup = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ParameterGroup as default
};
