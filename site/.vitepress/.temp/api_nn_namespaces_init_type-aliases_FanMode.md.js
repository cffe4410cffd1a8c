import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: FanMode","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/type-aliases/FanMode.md","filePath":"api/nn/namespaces/init/type-aliases/FanMode.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/type-aliases/FanMode.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../../">fovea</a> / <a href="./../../../">nn</a> / <a href="./../">init</a> / FanMode</p><h1 id="type-alias-fanmode" tabindex="-1">Type Alias: FanMode <a class="header-anchor" href="#type-alias-fanmode" aria-label="Permalink to &quot;Type Alias: FanMode&quot;">​</a></h1><blockquote><p><strong>FanMode</strong> = <em>typeof</em> <code>FAN_MODES</code>[<code>number</code>]</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/type-aliases/FanMode.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FanMode = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FanMode as default
};
