import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GradOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/GradOptions.md","filePath":"api/index/interfaces/GradOptions.md"}');
const _sfc_main = { name: "api/index/interfaces/GradOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / GradOptions</p><h1 id="interface-gradoptions" tabindex="-1">Interface: GradOptions <a class="header-anchor" href="#interface-gradoptions" aria-label="Permalink to &quot;Interface: GradOptions&quot;">​</a></h1><p>Options of <code>grad</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="allowunused" tabindex="-1">allowUnused? <a class="header-anchor" href="#allowunused" aria-label="Permalink to &quot;allowUnused?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>allowUnused?</strong>: <code>boolean</code></p></blockquote><p>Gives zeros for inputs that no gradient of the loss flows to, instead of throwing. Default false, as in PyTorch.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/GradOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GradOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GradOptions as default
};
