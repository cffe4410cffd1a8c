import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageSplit","description":"","frontmatter":{},"headers":[],"relativePath":"api/data/interfaces/ImageSplit.md","filePath":"api/data/interfaces/ImageSplit.md"}');
const _sfc_main = { name: "api/data/interfaces/ImageSplit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">data</a> / ImageSplit</p><h1 id="interface-imagesplit" tabindex="-1">Interface: ImageSplit <a class="header-anchor" href="#interface-imagesplit" aria-label="Permalink to &quot;Interface: ImageSplit&quot;">​</a></h1><p>What <code>splitImages</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="train" tabindex="-1">train <a class="header-anchor" href="#train" aria-label="Permalink to &quot;train&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>train</strong>: <a href="./ImageSet"><code>ImageSet</code></a></p></blockquote><p>What to train on.</p><hr><h3 id="validation" tabindex="-1">validation <a class="header-anchor" href="#validation" aria-label="Permalink to &quot;validation&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>validation</strong>: <a href="./ImageSet"><code>ImageSet</code></a></p></blockquote><p>What to hold back.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/data/interfaces/ImageSplit.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageSplit = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageSplit as default
};
