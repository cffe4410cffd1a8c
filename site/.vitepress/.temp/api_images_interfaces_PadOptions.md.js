import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PadOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/interfaces/PadOptions.md","filePath":"api/images/interfaces/PadOptions.md"}');
const _sfc_main = { name: "api/images/interfaces/PadOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / PadOptions</p><h1 id="interface-padoptions" tabindex="-1">Interface: PadOptions <a class="header-anchor" href="#interface-padoptions" aria-label="Permalink to &quot;Interface: PadOptions&quot;">​</a></h1><p>Options of <code>pad</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="fill" tabindex="-1">fill? <a class="header-anchor" href="#fill" aria-label="Permalink to &quot;fill?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>fill?</strong>: <a href="./../type-aliases/Fill"><code>Fill</code></a></p></blockquote><p>Default 0.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/interfaces/PadOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PadOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PadOptions as default
};
