import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadStateDictOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/LoadStateDictOptions.md","filePath":"api/nn/interfaces/LoadStateDictOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/LoadStateDictOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / LoadStateDictOptions</p><h1 id="interface-loadstatedictoptions" tabindex="-1">Interface: LoadStateDictOptions <a class="header-anchor" href="#interface-loadstatedictoptions" aria-label="Permalink to &quot;Interface: LoadStateDictOptions&quot;">​</a></h1><p>Options of <code>loadStateDict</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="ignoremismatchedsizes" tabindex="-1">ignoreMismatchedSizes? <a class="header-anchor" href="#ignoremismatchedsizes" aria-label="Permalink to &quot;ignoreMismatchedSizes?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>ignoreMismatchedSizes?</strong>: <code>boolean</code></p></blockquote><p>Whether weights of another shape are left out, so that the model keeps its own there, instead of being errors. Default false.</p><hr><h3 id="strict" tabindex="-1">strict? <a class="header-anchor" href="#strict" aria-label="Permalink to &quot;strict?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>strict?</strong>: <code>boolean</code></p></blockquote><p>Whether missing and unexpected names are errors. Default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/LoadStateDictOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadStateDictOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadStateDictOptions as default
};
