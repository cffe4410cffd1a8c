import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ShrinkOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/ShrinkOptions.md","filePath":"api/ops/interfaces/ShrinkOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/ShrinkOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / ShrinkOptions</p><h1 id="interface-shrinkoptions" tabindex="-1">Interface: ShrinkOptions <a class="header-anchor" href="#interface-shrinkoptions" aria-label="Permalink to &quot;Interface: ShrinkOptions&quot;">​</a></h1><p>Options of <code>softShrink</code> and <code>hardShrink</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="lambda" tabindex="-1">lambda? <a class="header-anchor" href="#lambda" aria-label="Permalink to &quot;lambda?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>lambda?</strong>: <code>number</code></p></blockquote><p>Default 0.5.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/ShrinkOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ShrinkOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ShrinkOptions as default
};
