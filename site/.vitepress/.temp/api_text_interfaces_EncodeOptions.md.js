import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EncodeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/text/interfaces/EncodeOptions.md","filePath":"api/text/interfaces/EncodeOptions.md"}');
const _sfc_main = { name: "api/text/interfaces/EncodeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">text</a> / EncodeOptions</p><h1 id="interface-encodeoptions" tabindex="-1">Interface: EncodeOptions <a class="header-anchor" href="#interface-encodeoptions" aria-label="Permalink to &quot;Interface: EncodeOptions&quot;">​</a></h1><p>Options of <code>Tokenizer.encode</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="maxlength" tabindex="-1">maxLength? <a class="header-anchor" href="#maxlength" aria-label="Permalink to &quot;maxLength?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>maxLength?</strong>: <code>number</code></p></blockquote><p>Longer texts lose their end, never the token that ends them. Default: no limit.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/text/interfaces/EncodeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EncodeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EncodeOptions as default
};
