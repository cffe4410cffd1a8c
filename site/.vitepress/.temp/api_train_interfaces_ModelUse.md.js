import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ModelUse","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/ModelUse.md","filePath":"api/train/interfaces/ModelUse.md"}');
const _sfc_main = { name: "api/train/interfaces/ModelUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / ModelUse</p><h1 id="interface-modeluse" tabindex="-1">Interface: ModelUse <a class="header-anchor" href="#interface-modeluse" aria-label="Permalink to &quot;Interface: ModelUse&quot;">​</a></h1><p>What goes with the weights.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./ModelDescription"><code>ModelDescription</code></a></li><li><a href="./SaveModelOptions"><code>SaveModelOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="classnames" tabindex="-1">classNames? <a class="header-anchor" href="#classnames" aria-label="Permalink to &quot;classNames?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>classNames?</strong>: readonly <code>string</code>[]</p></blockquote><p>Name of each class, in the order of the logits.</p><hr><h3 id="multilabel" tabindex="-1">multiLabel? <a class="header-anchor" href="#multilabel" aria-label="Permalink to &quot;multiLabel?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>multiLabel?</strong>: <code>boolean</code></p></blockquote><p>Whether a picture can show several classes, or none, so that each has a probability of its own: the sigmoid of its logit. Default false.</p><hr><h3 id="preprocessing" tabindex="-1">preprocessing? <a class="header-anchor" href="#preprocessing" aria-label="Permalink to &quot;preprocessing?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>preprocessing?</strong>: <a href="./../../images/interfaces/Preprocessing"><code>Preprocessing</code></a></p></blockquote><p>How images become the model&#39;s input.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/ModelUse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ModelUse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ModelUse as default
};
