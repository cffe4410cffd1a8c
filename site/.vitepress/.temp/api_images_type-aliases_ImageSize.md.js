import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: ImageSize","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/ImageSize.md","filePath":"api/images/type-aliases/ImageSize.md"}');
const _sfc_main = { name: "api/images/type-aliases/ImageSize.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / ImageSize</p><h1 id="type-alias-imagesize" tabindex="-1">Type Alias: ImageSize <a class="header-anchor" href="#type-alias-imagesize" aria-label="Permalink to &quot;Type Alias: ImageSize&quot;">​</a></h1><blockquote><p><strong>ImageSize</strong> = <code>number</code> | readonly [<code>number</code>, <code>number</code>]</p></blockquote><p><code>[height, width]</code>, or one number for both.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/ImageSize.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageSize = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageSize as default
};
