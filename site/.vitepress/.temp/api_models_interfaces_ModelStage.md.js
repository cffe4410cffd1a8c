import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ModelStage","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/interfaces/ModelStage.md","filePath":"api/models/interfaces/ModelStage.md"}');
const _sfc_main = { name: "api/models/interfaces/ModelStage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / ModelStage</p><h1 id="interface-modelstage" tabindex="-1">Interface: ModelStage <a class="header-anchor" href="#interface-modelstage" aria-label="Permalink to &quot;Interface: ModelStage&quot;">​</a></h1><p>A map that <code>features</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="channels" tabindex="-1">channels <a class="header-anchor" href="#channels" aria-label="Permalink to &quot;channels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>channels</strong>: <code>number</code></p></blockquote><p>Of the map.</p><hr><h3 id="smallimagestride" tabindex="-1">smallImageStride <a class="header-anchor" href="#smallimagestride" aria-label="Permalink to &quot;smallImageStride&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>smallImageStride</strong>: <code>number</code></p></blockquote><p>The same with the small-image stem.</p><hr><h3 id="stride" tabindex="-1">stride <a class="header-anchor" href="#stride" aria-label="Permalink to &quot;stride&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>stride</strong>: <code>number</code></p></blockquote><p>Pixels of the image, down and across, for one pixel of the map.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/ModelStage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ModelStage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ModelStage as default
};
