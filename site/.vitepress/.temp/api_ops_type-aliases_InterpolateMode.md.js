import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: InterpolateMode","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/type-aliases/InterpolateMode.md","filePath":"api/ops/type-aliases/InterpolateMode.md"}');
const _sfc_main = { name: "api/ops/type-aliases/InterpolateMode.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / InterpolateMode</p><h1 id="type-alias-interpolatemode" tabindex="-1">Type Alias: InterpolateMode <a class="header-anchor" href="#type-alias-interpolatemode" aria-label="Permalink to &quot;Type Alias: InterpolateMode&quot;">​</a></h1><blockquote><p><strong>InterpolateMode</strong> = <em>typeof</em> <code>MODES</code>[<code>number</code>]</p></blockquote><p>&#39;nearest&#39; rounds positions down as PyTorch&#39;s does, &#39;nearestExact&#39; takes the pixel whose centre is nearest; &#39;area&#39; takes means.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/type-aliases/InterpolateMode.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InterpolateMode = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InterpolateMode as default
};
