import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClipPreprocessing","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/interfaces/ClipPreprocessing.md","filePath":"api/multimodal/interfaces/ClipPreprocessing.md"}');
const _sfc_main = { name: "api/multimodal/interfaces/ClipPreprocessing.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / ClipPreprocessing</p><h1 id="interface-clippreprocessing" tabindex="-1">Interface: ClipPreprocessing <a class="header-anchor" href="#interface-clippreprocessing" aria-label="Permalink to &quot;Interface: ClipPreprocessing&quot;">​</a></h1><p>How pictures become the input of an image tower.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="center" tabindex="-1">center <a class="header-anchor" href="#center" aria-label="Permalink to &quot;center&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>center</strong>: <code>&quot;floor&quot;</code> | <code>&quot;round&quot;</code></p></blockquote><p>Which side of an odd margin the middle lies nearer to: transformers cuts pixels off, torchvision and open_clip round to the even one.</p><hr><h3 id="preprocessing" tabindex="-1">preprocessing <a class="header-anchor" href="#preprocessing" aria-label="Permalink to &quot;preprocessing&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>preprocessing</strong>: <a href="./../../images/interfaces/Preprocessing"><code>Preprocessing</code></a></p></blockquote><p>Sizes, means, deviations, and how pictures are resized.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/interfaces/ClipPreprocessing.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClipPreprocessing = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClipPreprocessing as default
};
