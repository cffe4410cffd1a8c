import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SizedModel","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/SizedModel.md","filePath":"api/analysis/interfaces/SizedModel.md"}');
const _sfc_main = { name: "api/analysis/interfaces/SizedModel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / SizedModel</p><h1 id="interface-sizedmodel" tabindex="-1">Interface: SizedModel <a class="header-anchor" href="#interface-sizedmodel" aria-label="Permalink to &quot;Interface: SizedModel&quot;">​</a></h1><p>A model, and what it reads.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="inputshape" tabindex="-1">inputShape <a class="header-anchor" href="#inputshape" aria-label="Permalink to &quot;inputShape&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>inputShape</strong>: <a href="./../../index/type-aliases/Shape"><code>Shape</code></a></p></blockquote><p>Such as <code>[1, 224, 224, 3]</code>.</p><hr><h3 id="model" tabindex="-1">model <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>model</strong>: <a href="./../../nn/classes/Module"><code>Module</code></a></p></blockquote><p>The model itself.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/SizedModel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SizedModel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SizedModel as default
};
