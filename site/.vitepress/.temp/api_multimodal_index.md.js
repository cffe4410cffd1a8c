import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"multimodal","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/index.md","filePath":"api/multimodal/index.md"}');
const _sfc_main = { name: "api/multimodal/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../">fovea</a> / multimodal</p><h1 id="multimodal" tabindex="-1">multimodal <a class="header-anchor" href="#multimodal" aria-label="Permalink to &quot;multimodal&quot;">​</a></h1><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/CachedContrastiveStep">CachedContrastiveStep</a></li><li><a href="./classes/Clip">Clip</a></li><li><a href="./classes/Embedder">Embedder</a></li><li><a href="./classes/TextTransformer">TextTransformer</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/BackboneTowerOptions">BackboneTowerOptions</a></li><li><a href="./interfaces/CachedStepOptions">CachedStepOptions</a></li><li><a href="./interfaces/ClipArchitecture">ClipArchitecture</a></li><li><a href="./interfaces/ClipFiles">ClipFiles</a></li><li><a href="./interfaces/ClipFilesOptions">ClipFilesOptions</a></li><li><a href="./interfaces/ClipOptions">ClipOptions</a></li><li><a href="./interfaces/ClipOutput">ClipOutput</a></li><li><a href="./interfaces/ClipPreprocessing">ClipPreprocessing</a></li><li><a href="./interfaces/EmbedImagesOptions">EmbedImagesOptions</a></li><li><a href="./interfaces/ImageTowerOptions">ImageTowerOptions</a></li><li><a href="./interfaces/LoadedClip">LoadedClip</a></li><li><a href="./interfaces/SaveClipOptions">SaveClipOptions</a></li><li><a href="./interfaces/TextTowerOptions">TextTowerOptions</a></li><li><a href="./interfaces/TowerOptions">TowerOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/ClipLayout">ClipLayout</a></li><li><a href="./type-aliases/EmbeddedImage">EmbeddedImage</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/clipConfig">clipConfig</a></li><li><a href="./functions/clipCrop">clipCrop</a></li><li><a href="./functions/clipFiles">clipFiles</a></li><li><a href="./functions/clipFilesIn">clipFilesIn</a></li><li><a href="./functions/clipPreprocessing">clipPreprocessing</a></li><li><a href="./functions/createClip">createClip</a></li><li><a href="./functions/loadClip">loadClip</a></li><li><a href="./functions/parseClipConfig">parseClipConfig</a></li><li><a href="./functions/saveClip">saveClip</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
