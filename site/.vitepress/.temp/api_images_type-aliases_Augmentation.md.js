import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Augmentation","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/type-aliases/Augmentation.md","filePath":"api/images/type-aliases/Augmentation.md"}');
const _sfc_main = { name: "api/images/type-aliases/Augmentation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / Augmentation</p><h1 id="type-alias-augmentation" tabindex="-1">Type Alias: Augmentation <a class="header-anchor" href="#type-alias-augmentation" aria-label="Permalink to &quot;Type Alias: Augmentation&quot;">​</a></h1><blockquote><p><strong>Augmentation</strong> = (<code>image</code>, <code>random</code>) =&gt; <a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p></blockquote><p>What is done to an image; the stream says by which chance.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>image</code></td><td><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></td></tr><tr><td><code>random</code></td><td><a href="./../classes/RandomStream"><code>RandomStream</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/type-aliases/Augmentation.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Augmentation = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Augmentation as default
};
