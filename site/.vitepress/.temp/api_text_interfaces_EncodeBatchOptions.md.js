import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EncodeBatchOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/text/interfaces/EncodeBatchOptions.md","filePath":"api/text/interfaces/EncodeBatchOptions.md"}');
const _sfc_main = { name: "api/text/interfaces/EncodeBatchOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">text</a> / EncodeBatchOptions</p><h1 id="interface-encodebatchoptions" tabindex="-1">Interface: EncodeBatchOptions <a class="header-anchor" href="#interface-encodebatchoptions" aria-label="Permalink to &quot;Interface: EncodeBatchOptions&quot;">​</a></h1><p>Options of <code>Tokenizer.encodeBatch</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="contextlength" tabindex="-1">contextLength? <a class="header-anchor" href="#contextlength" aria-label="Permalink to &quot;contextLength?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>contextLength?</strong>: <code>number</code></p></blockquote><p>Tokens of each row: longer texts lose their end, shorter ones are padded. Default 77, as CLIP&#39;s.</p><hr><h3 id="trim" tabindex="-1">trim? <a class="header-anchor" href="#trim" aria-label="Permalink to &quot;trim?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>trim?</strong>: <code>boolean</code></p></blockquote><p>Whether rows are as long as the longest text only, where that is less than <code>contextLength</code>. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/text/interfaces/EncodeBatchOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EncodeBatchOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EncodeBatchOptions as default
};
