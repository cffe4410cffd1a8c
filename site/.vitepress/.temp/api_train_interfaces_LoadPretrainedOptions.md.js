import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadPretrainedOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/LoadPretrainedOptions.md","filePath":"api/train/interfaces/LoadPretrainedOptions.md"}');
const _sfc_main = { name: "api/train/interfaces/LoadPretrainedOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / LoadPretrainedOptions</p><h1 id="interface-loadpretrainedoptions" tabindex="-1">Interface: LoadPretrainedOptions <a class="header-anchor" href="#interface-loadpretrainedoptions" aria-label="Permalink to &quot;Interface: LoadPretrainedOptions&quot;">​</a></h1><p>Options of <code>loadPretrained</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../io/interfaces/StateDictOptions"><code>StateDictOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="adaptinputconv" tabindex="-1">adaptInputConv? <a class="header-anchor" href="#adaptinputconv" aria-label="Permalink to &quot;adaptInputConv?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>adaptInputConv?</strong>: <code>boolean</code></p></blockquote><p>Whether weights for 3 channels are fitted to a model for another number, as timm does: summed for 1, repeated and scaled for others. Default false.</p><hr><h3 id="includeclassifier" tabindex="-1">includeClassifier? <a class="header-anchor" href="#includeclassifier" aria-label="Permalink to &quot;includeClassifier?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>includeClassifier?</strong>: <code>boolean</code></p></blockquote><p>Whether the classifier is loaded where it fits. Default true; false for other classes of the same number.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>key?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/LoadPretrainedOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadPretrainedOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadPretrainedOptions as default
};
