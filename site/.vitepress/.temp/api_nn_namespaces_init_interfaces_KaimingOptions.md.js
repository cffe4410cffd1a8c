import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KaimingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/interfaces/KaimingOptions.md","filePath":"api/nn/namespaces/init/interfaces/KaimingOptions.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/interfaces/KaimingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / KaimingOptions</p><h1 id="interface-kaimingoptions" tabindex="-1">Interface: KaimingOptions <a class="header-anchor" href="#interface-kaimingoptions" aria-label="Permalink to &quot;Interface: KaimingOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="groups" tabindex="-1">groups? <a class="header-anchor" href="#groups" aria-label="Permalink to &quot;groups?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>groups?</strong>: <code>number</code></p></blockquote><p>Divides &#39;fanOut&#39;, so that it counts the outputs that an input of a grouped convolution reaches; PyTorch&#39;s leaves it at 1, the default.</p><hr><h3 id="mode" tabindex="-1">mode? <a class="header-anchor" href="#mode" aria-label="Permalink to &quot;mode?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>mode?</strong>: <code>&quot;fanIn&quot;</code> | <code>&quot;fanOut&quot;</code></p></blockquote><p>Default &#39;fanIn&#39;.</p><hr><h3 id="nonlinearity" tabindex="-1">nonlinearity? <a class="header-anchor" href="#nonlinearity" aria-label="Permalink to &quot;nonlinearity?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>nonlinearity?</strong>: <code>&quot;tanh&quot;</code> | <code>&quot;leakyRelu&quot;</code> | <code>&quot;relu&quot;</code> | <code>&quot;sigmoid&quot;</code> | <code>&quot;selu&quot;</code> | <code>&quot;linear&quot;</code></p></blockquote><p>Default &#39;leakyRelu&#39;.</p><hr><h3 id="slope" tabindex="-1">slope? <a class="header-anchor" href="#slope" aria-label="Permalink to &quot;slope?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>slope?</strong>: <code>number</code></p></blockquote><p>Slope of leakyRelu. Default 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/interfaces/KaimingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KaimingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KaimingOptions as default
};
