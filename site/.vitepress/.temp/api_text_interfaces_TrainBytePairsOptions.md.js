import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrainBytePairsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/text/interfaces/TrainBytePairsOptions.md","filePath":"api/text/interfaces/TrainBytePairsOptions.md"}');
const _sfc_main = { name: "api/text/interfaces/TrainBytePairsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">text</a> / TrainBytePairsOptions</p><h1 id="interface-trainbytepairsoptions" tabindex="-1">Interface: TrainBytePairsOptions <a class="header-anchor" href="#interface-trainbytepairsoptions" aria-label="Permalink to &quot;Interface: TrainBytePairsOptions&quot;">​</a></h1><p>Options of <code>trainBytePairs</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="minfrequency" tabindex="-1">minFrequency? <a class="header-anchor" href="#minfrequency" aria-label="Permalink to &quot;minFrequency?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>minFrequency?</strong>: <code>number</code></p></blockquote><p>Pairs that occur less often stay apart. Default 2.</p><hr><h3 id="vocabularysize" tabindex="-1">vocabularySize? <a class="header-anchor" href="#vocabularysize" aria-label="Permalink to &quot;vocabularySize?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>vocabularySize?</strong>: <code>number</code></p></blockquote><p>Tokens at most: 512 for bytes, in a word and at its end, 2 for start and end, the others for pairs. Default 49408, as CLIP&#39;s.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/text/interfaces/TrainBytePairsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainBytePairsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainBytePairsOptions as default
};
