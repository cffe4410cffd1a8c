import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/predict/interfaces/LoadOptions.md","filePath":"api/predict/interfaces/LoadOptions.md"}');
const _sfc_main = { name: "api/predict/interfaces/LoadOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">predict</a> / LoadOptions</p><h1 id="interface-loadoptions" tabindex="-1">Interface: LoadOptions <a class="header-anchor" href="#interface-loadoptions" aria-label="Permalink to &quot;Interface: LoadOptions&quot;">​</a></h1><p>Options of <code>load</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classnames" tabindex="-1">classNames? <a class="header-anchor" href="#classnames" aria-label="Permalink to &quot;classNames?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>classNames?</strong>: readonly <code>string</code>[]</p></blockquote><p>Name of each class, in the order of the logits. Default: what the file says, or else their numbers.</p><hr><h3 id="model" tabindex="-1">model? <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>model?</strong>: <a href="./../../models/classes/ImageModel"><code>ImageModel</code></a></p></blockquote><p>For weights whose file does not say what model they are of, such as timm&#39;s: a model of <code>createModel</code>. It gets the weights.</p><hr><h3 id="multilabel" tabindex="-1">multiLabel? <a class="header-anchor" href="#multilabel" aria-label="Permalink to &quot;multiLabel?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>multiLabel?</strong>: <code>boolean</code></p></blockquote><p>Whether a picture can show several classes, or none. Default: what the file says, or else false.</p><hr><h3 id="preprocessing" tabindex="-1">preprocessing? <a class="header-anchor" href="#preprocessing" aria-label="Permalink to &quot;preprocessing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>preprocessing?</strong>: <a href="./../../images/interfaces/Preprocessing"><code>Preprocessing</code></a></p></blockquote><p>How pictures become the model&#39;s input. Default: what the file says.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/predict/interfaces/LoadOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadOptions as default
};
