import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StateDictOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/interfaces/StateDictOptions.md","filePath":"api/io/interfaces/StateDictOptions.md"}');
const _sfc_main = { name: "api/io/interfaces/StateDictOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / StateDictOptions</p><h1 id="interface-statedictoptions" tabindex="-1">Interface: StateDictOptions <a class="header-anchor" href="#interface-statedictoptions" aria-label="Permalink to &quot;Interface: StateDictOptions&quot;">​</a></h1><p>Options of <code>openPyTorch</code>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./../../train/interfaces/LoadPretrainedOptions"><code>LoadPretrainedOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="key" tabindex="-1">key? <a class="header-anchor" href="#key" aria-label="Permalink to &quot;key?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>key?</strong>: <code>string</code></p></blockquote><p>Entry of the file that holds the weights, such as <code>&#39;state_dict&#39;</code>, dotted where it lies deeper. Default: chosen as timm does.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/interfaces/StateDictOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StateDictOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StateDictOptions as default
};
