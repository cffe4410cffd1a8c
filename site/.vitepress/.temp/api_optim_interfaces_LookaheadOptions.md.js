import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LookaheadOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/LookaheadOptions.md","filePath":"api/optim/interfaces/LookaheadOptions.md"}');
const _sfc_main = { name: "api/optim/interfaces/LookaheadOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / LookaheadOptions</p><h1 id="interface-lookaheadoptions" tabindex="-1">Interface: LookaheadOptions <a class="header-anchor" href="#interface-lookaheadoptions" aria-label="Permalink to &quot;Interface: LookaheadOptions&quot;">​</a></h1><p>Options of <code>Lookahead</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="alpha" tabindex="-1">alpha? <a class="header-anchor" href="#alpha" aria-label="Permalink to &quot;alpha?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>alpha?</strong>: <code>number</code></p></blockquote><p>How far the slow weights go towards the fast ones. Default 0.5.</p><hr><h3 id="k" tabindex="-1">k? <a class="header-anchor" href="#k" aria-label="Permalink to &quot;k?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>k?</strong>: <code>number</code></p></blockquote><p>Steps of the optimiser within before the slow weights follow. Default 6.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/LookaheadOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LookaheadOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LookaheadOptions as default
};
