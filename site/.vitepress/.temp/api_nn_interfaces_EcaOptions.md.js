import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EcaOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/EcaOptions.md","filePath":"api/nn/interfaces/EcaOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/EcaOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / EcaOptions</p><h1 id="interface-ecaoptions" tabindex="-1">Interface: EcaOptions <a class="header-anchor" href="#interface-ecaoptions" aria-label="Permalink to &quot;Interface: EcaOptions&quot;">​</a></h1><p>Options of <code>EcaModule</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="beta" tabindex="-1">beta? <a class="header-anchor" href="#beta" aria-label="Permalink to &quot;beta?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>beta?</strong>: <code>number</code></p></blockquote><p>Default 1.</p><hr><h3 id="gamma" tabindex="-1">gamma? <a class="header-anchor" href="#gamma" aria-label="Permalink to &quot;gamma?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>gamma?</strong>: <code>number</code></p></blockquote><p>Default 2.</p><hr><h3 id="gate" tabindex="-1">gate? <a class="header-anchor" href="#gate" aria-label="Permalink to &quot;gate?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>gate?</strong>: <code>&quot;tanh&quot;</code> | <code>&quot;leakyRelu&quot;</code> | <code>&quot;gelu&quot;</code> | <code>&quot;hardTanh&quot;</code> | <code>&quot;elu&quot;</code> | <code>&quot;softplus&quot;</code> | <code>&quot;identity&quot;</code> | <code>&quot;geluTanh&quot;</code> | <code>&quot;relu&quot;</code> | <code>&quot;relu6&quot;</code> | <code>&quot;sigmoid&quot;</code> | <code>&quot;logSigmoid&quot;</code> | <code>&quot;hardSigmoid&quot;</code> | <code>&quot;hardSwish&quot;</code> | <code>&quot;silu&quot;</code> | <code>&quot;quickGelu&quot;</code> | <code>&quot;selu&quot;</code> | <code>&quot;softsign&quot;</code> | <code>&quot;mish&quot;</code></p></blockquote><p>Default &#39;sigmoid&#39;.</p><hr><h3 id="init" tabindex="-1">init? <a class="header-anchor" href="#init" aria-label="Permalink to &quot;init?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>init?</strong>: <a href="./../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote><p>Default as in PyTorch: uniform in ±1/√kernelSize.</p><hr><h3 id="kernelsize" tabindex="-1">kernelSize? <a class="header-anchor" href="#kernelsize" aria-label="Permalink to &quot;kernelSize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>kernelSize?</strong>: <code>number</code></p></blockquote><p>Channels that a gate looks at. Default: the odd number from log₂ of the channels, at least 3.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/EcaOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EcaOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EcaOptions as default
};
