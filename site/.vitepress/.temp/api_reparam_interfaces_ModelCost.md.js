import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ModelCost","description":"","frontmatter":{},"headers":[],"relativePath":"api/reparam/interfaces/ModelCost.md","filePath":"api/reparam/interfaces/ModelCost.md"}');
const _sfc_main = { name: "api/reparam/interfaces/ModelCost.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">reparam</a> / ModelCost</p><h1 id="interface-modelcost" tabindex="-1">Interface: ModelCost <a class="header-anchor" href="#interface-modelcost" aria-label="Permalink to &quot;Interface: ModelCost&quot;">​</a></h1><p>What <code>modelCost</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="layers" tabindex="-1">layers <a class="header-anchor" href="#layers" aria-label="Permalink to &quot;layers&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layers</strong>: <code>number</code></p></blockquote><p>Modules with weights of their own.</p><hr><h3 id="macs" tabindex="-1">macs <a class="header-anchor" href="#macs" aria-label="Permalink to &quot;macs&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>macs</strong>: <code>number</code></p></blockquote><p>Multiply-adds of convolutions and matrix products for the given input, as the layers define them: how they are computed does not count.</p><hr><h3 id="milliseconds" tabindex="-1">milliseconds <a class="header-anchor" href="#milliseconds" aria-label="Permalink to &quot;milliseconds&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>milliseconds</strong>: <code>number</code></p></blockquote><p>Shortest time of a run in milliseconds, on the backend in use.</p><hr><h3 id="parameters" tabindex="-1">parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;parameters&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>parameters</strong>: <code>number</code></p></blockquote><p>Weights that are learnt or frozen, without buffers.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/reparam/interfaces/ModelCost.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ModelCost = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ModelCost as default
};
