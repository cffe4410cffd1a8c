import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ParameterGroupOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/ParameterGroupOptions.md","filePath":"api/train/interfaces/ParameterGroupOptions.md"}');
const _sfc_main = { name: "api/train/interfaces/ParameterGroupOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / ParameterGroupOptions</p><h1 id="interface-parametergroupoptions" tabindex="-1">Interface: ParameterGroupOptions <a class="header-anchor" href="#interface-parametergroupoptions" aria-label="Permalink to &quot;Interface: ParameterGroupOptions&quot;">​</a></h1><p>Options of <code>parameterGroups</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="headlr" tabindex="-1">headLr? <a class="header-anchor" href="#headlr" aria-label="Permalink to &quot;headLr?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>headLr?</strong>: <code>number</code></p></blockquote><p>What the classifier&#39;s learning rate is multiplied by. Default 1.</p><hr><h3 id="layerdecay" tabindex="-1">layerDecay? <a class="header-anchor" href="#layerdecay" aria-label="Permalink to &quot;layerDecay?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>layerDecay?</strong>: <code>number</code></p></blockquote><p>What each layer&#39;s learning rate is multiplied by for every layer behind it (Clark et al., ELECTRA; Bao et al., BEiT): 0.75 is usual for transformers. Default 1.</p><hr><h3 id="lr" tabindex="-1">lr <a class="header-anchor" href="#lr" aria-label="Permalink to &quot;lr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>lr</strong>: <code>number</code></p></blockquote><p>Learning rate of the classifier&#39;s layer, before <code>headLr</code>.</p><hr><h3 id="weightdecay" tabindex="-1">weightDecay? <a class="header-anchor" href="#weightdecay" aria-label="Permalink to &quot;weightDecay?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>weightDecay?</strong>: <code>number</code></p></blockquote><p>Of parameters with more than one axis; norms and biases have none. Default 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/ParameterGroupOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ParameterGroupOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ParameterGroupOptions as default
};
