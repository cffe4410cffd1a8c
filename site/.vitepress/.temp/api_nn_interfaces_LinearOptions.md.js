import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LinearOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/LinearOptions.md","filePath":"api/nn/interfaces/LinearOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/LinearOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / LinearOptions</p><h1 id="interface-linearoptions" tabindex="-1">Interface: LinearOptions <a class="header-anchor" href="#interface-linearoptions" aria-label="Permalink to &quot;Interface: LinearOptions&quot;">​</a></h1><p>Options of <code>Linear</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="bias" tabindex="-1">bias? <a class="header-anchor" href="#bias" aria-label="Permalink to &quot;bias?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>bias?</strong>: <code>boolean</code></p></blockquote><p>Default true.</p><hr><h3 id="biasinit" tabindex="-1">biasInit? <a class="header-anchor" href="#biasinit" aria-label="Permalink to &quot;biasInit?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>biasInit?</strong>: <a href="./../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote><p>Default as in PyTorch: uniform in ±1/√inFeatures.</p><hr><h3 id="init" tabindex="-1">init? <a class="header-anchor" href="#init" aria-label="Permalink to &quot;init?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>init?</strong>: <a href="./../type-aliases/Initializer"><code>Initializer</code></a></p></blockquote><p>Default as in PyTorch: Kaiming uniform with slope √5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/LinearOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LinearOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LinearOptions as default
};
